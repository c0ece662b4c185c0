const near = 80;
let isAtEnd = true;
let shownChannel = "";

const observer = new ResizeObserver(() => {
  const place = document.getElementById("scroll");
  if (place && isAtEnd) place.scrollTop = place.scrollHeight;
});

/**
 * Keeps a channel at its newest message while its reader is there, whatever grows; who reads further up stays where they are.
 * @param {HTMLElement | null} place
 * @param {string} channel
 */
export function follow(place, channel) {
  if (!place) return;
  if (shownChannel === "") watch(place);
  if (shownChannel === channel) return;
  shownChannel = channel;
  isAtEnd = true;
  place.scrollTop = place.scrollHeight;
}

function watch(place) {
  place.addEventListener("scroll", () => {
    isAtEnd = place.scrollHeight - place.scrollTop - place.clientHeight < near;
  });
  observer.observe(place);
  for (const child of place.children) observer.observe(child);
}
