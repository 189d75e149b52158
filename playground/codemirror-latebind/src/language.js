// The scanner's view of a script, line by line, as CodeMirror's stream parser asks for it.
import { StreamLanguage } from "@codemirror/language";
import { tags } from "@lezer/highlight";
import tables from "../tables.json";

const KEYWORDS = new Set(tables.keywords);
const CONSTANTS = new Set(tables.constants);
// After these a `/` is a division, unless they are words that an operand follows.
const OPERAND_FOLLOWS = new Set(["return", "throw", "typeof", "in", "instanceof", "new", "await", "case", "delete", "else", "do", "void"]);

const NAME = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/u;
const NUMBER = /^(?:0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d[\d_]*)?)/;
const REGEX = /^\/(?![*\/])(?:[^\\\/\[]|\\.|\[(?:[^\]\\]|\\.)*\])+\/[a-z]*/;
const OPERATOR = /^(?:>>>=|\*\*=|<<=|>>=|>>>|===|!==|&&=|\|\|=|\?\?=|\.\.\.|=>|\*\*|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||\?\?|\?\.(?!\d)|[-+*\/%&|^]=|[-+*\/%&|^!~<>=?:.@])/;

// The ways to be inside: `code` up to a closing bracket, texts up to their end. Each is an object of the stack.
const code = (close) => ({ in: "code", close, depth: 0 });
const text = (end, opens = null) => ({ in: "text", end, opens });

const start = () => ({ stack: [code(null)], operand: false, dot: false, indent: 0, first: true });
const copy = (state) => ({ ...state, stack: state.stack.map((each) => ({ ...each })) });

function token(stream, state) {
  const inside = state.stack[state.stack.length - 1];
  if (stream.sol()) {
    const shebang = state.first && stream.match("#!");
    state.first = false;
    if (shebang) return stream.skipToEnd(), "comment";
  }
  if (inside.in === "comment") return comment(stream, state);
  return inside.in === "text" ? inText(stream, state, inside) : inCode(stream, state, inside);
}

function comment(stream, state) {
  if (stream.skipTo("*/")) {
    stream.match("*/");
    state.stack.pop();
  } else stream.skipToEnd();
  return "comment";
}

function inText(stream, state, inside) {
  if (inside.opens && stream.match(inside.opens)) {
    state.stack.push(code(inside.opens === "${" ? "}" : ")"));
    return operandFollows(state), "interpolation";
  }
  while (!stream.eol()) {
    if (stream.match(inside.end)) {
      state.stack.pop();
      return operandStood(state), "string";
    }
    if (inside.opens && stream.match(inside.opens, false)) return "string";
    if (stream.next() === "\\") stream.next();
  }
  // Only these go on behind a line break.
  if (inside.end.length === 1 && inside.end !== "`") state.stack.pop();
  return "string";
}

function inCode(stream, state, inside) {
  if (stream.eatSpace()) return null;
  if (stream.match("//")) return stream.skipToEnd(), "comment";
  if (stream.match("/*")) {
    state.stack.push({ in: "comment" });
    return comment(stream, state);
  }
  const opened = opensText(stream, state);
  if (opened) {
    state.stack.push(opened);
    return "string";
  }
  if (!state.operand && stream.match(REGEX)) return operandStood(state), "string";
  if ((!state.dot || stream.peek() !== ".") && stream.match(NUMBER)) return operandStood(state), "number";
  if (stream.match(NAME)) return word(stream, state);
  return bracketOrOperator(stream, state, inside);
}

function opensText(stream, state) {
  if (stream.match('"""')) return text('"""', "@(");
  // In an interpolation, `\"` opens a text that `\"` closes.
  if (state.stack.length > 1 && stream.match('\\"')) return text('\\"', "@(");
  if (stream.eat('"')) return text('"', "@(");
  if (stream.eat("'")) return text("'");
  return stream.eat("`") ? text("`", "${") : null;
}

function word(stream, state) {
  const name = stream.current();
  const member = state.dot;
  state.dot = false;
  if (!member && (KEYWORDS.has(name) || name === "async")) {
    state.operand = !OPERAND_FOLLOWS.has(name) && name !== "async";
    if (name !== "async" || stream.match(/^\s+(?:function|\(|[\p{ID_Start}$_])/u, false)) return "keyword";
  }
  state.operand = true;
  if (!member && CONSTANTS.has(name)) return "constant";
  if (stream.match(/^\s*\(/, false)) return "function";
  return member ? "member" : "name";
}

function bracketOrOperator(stream, state, inside) {
  const char = stream.peek();
  if ("([{".includes(char)) {
    stream.next();
    inside.depth += 1;
    state.indent += 1;
    return operandFollows(state), "bracket";
  }
  if (")]}".includes(char)) {
    stream.next();
    if (inside.depth === 0 && inside.close === char) {
      state.stack.pop();
      return operandStood(state), "interpolation";
    }
    inside.depth = Math.max(0, inside.depth - 1);
    state.indent = Math.max(0, state.indent - 1);
    state.operand = char !== "}";
    state.dot = false;
    return "bracket";
  }
  if (stream.eat(/[,;]/)) return operandFollows(state), "bracket";
  if (stream.match(OPERATOR)) {
    const sign = stream.current();
    state.operand = (sign === "++" || sign === "--") && state.operand;
    state.dot = sign === "." || sign === "?.";
    return "operator";
  }
  stream.next();
  return "error";
}

const operandStood = (state) => Object.assign(state, { operand: true, dot: false });
const operandFollows = (state) => Object.assign(state, { operand: false, dot: false });

export const latebindLanguage = StreamLanguage.define({
  name: "latebind",
  startState: start,
  copyState: copy,
  token,
  indent: (state, after, { unit }) => Math.max(0, state.indent - (/^\s*[)\]}]/.test(after) ? 1 : 0)) * unit,
  languageData: {
    commentTokens: { line: "//", block: { open: "/*", close: "*/" } },
    closeBrackets: { brackets: ["(", "[", "{", '"', "'", "`", '"""'] },
    indentOnInput: /^\s*[)\]}]$/,
  },
  tokenTable: {
    keyword: tags.keyword,
    constant: tags.atom,
    number: tags.number,
    string: tags.string,
    interpolation: tags.special(tags.string),
    name: tags.variableName,
    member: tags.propertyName,
    function: tags.function(tags.variableName),
    operator: tags.operator,
    bracket: tags.bracket,
    comment: tags.comment,
    error: tags.invalid,
  },
});

/** The parser behind the language, for those that colour texts outside of an editor. */
export const streamParser = { startState: start, token };
