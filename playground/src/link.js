// Links that carry a script: `#code=…`, packed, or `#example=name`. Nothing of it reaches a server.
const TEXT = new TextEncoder();

async function through(bytes, stream) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}

/** The fragment for a script and its variables. */
export async function packed(script, variables) {
  const bytes = await through(TEXT.encode(JSON.stringify([script, variables])), new CompressionStream("deflate"));
  const base64 = btoa(String.fromCharCode(...bytes));
  return "#code=" + base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** What a fragment stands for: `{script, variables}`, `{example}`, or nothing. */
export async function unpacked(fragment) {
  const given = new URLSearchParams(fragment.slice(1));
  if (given.has("example")) return { example: given.get("example") };
  if (!given.has("code")) return {};
  const base64 = given.get("code").replaceAll("-", "+").replaceAll("_", "/");
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  const [script, variables] = JSON.parse(new TextDecoder().decode(await through(bytes, new DecompressionStream("deflate"))));
  if (typeof script !== "string" || typeof variables !== "string") throw new Error("no script");
  return { script, variables };
}
