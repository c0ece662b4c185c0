const integer = 4;
const yesNo = 5;
const number = 10;

/**
 * What a person filled in for an option, in the option's own type. Text that doesn't fit stays text, which is then refused
 * in words.
 * @param {{ type: number }} option
 * @param {string} text
 * @returns {string | number | boolean}
 */
export function optionValue(option, text) {
  if (option.type === yesNo && /^(true|false)$/i.test(text)) return text.toLowerCase() === "true";
  const isNumber = option.type === integer || option.type === number;
  return isNumber && text !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
}
