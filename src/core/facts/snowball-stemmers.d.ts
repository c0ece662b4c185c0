declare module "snowball-stemmers" {
  /** Takes lower-case words of its language to their stems. */
  export type Stemmer = { readonly stem: (word: string) => string };

  const snowball: {
    readonly newStemmer: (algorithm: "turkish" | "german" | "spanish" | "french") => Stemmer;
  };
  export default snowball;
}
