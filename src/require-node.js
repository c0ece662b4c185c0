// Plain JavaScript that any Node can read: says in words what is wrong before Node trips over TypeScript.
var major = Number(process.versions.node.split(".")[0]);
if (major < 24) {
  console.error(
    "Cohort needs Node 24, but this is Node " +
      process.versions.node +
      ". The project brings its own: run `npm ci`," +
      " then start it through npm (`npm start`, `npm test`), not with `node` directly.",
  );
  process.exit(1);
}
