// The client of `latebind lsp`: starts the server, says which files are its own, shows what a run gives.
"use strict";

const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;
let output;

function settings() {
  return vscode.workspace.getConfiguration("latebind");
}

/** The files that the server looks at. */
function selector() {
  const found = [{ language: "latebind" }];
  for (const pattern of settings().get("embedded")) {
    for (const language of ["yaml", "json", "jsonc", "markdown"]) {
      found.push({ scheme: "file", language, pattern });
    }
  }
  if (settings().get("handlers")) {
    found.push({ scheme: "file", language: "typescript" }, { scheme: "file", language: "javascript" });
  }
  return found;
}

/** What the server is told of the settings. */
function options() {
  const names = ["variables", "inlayValues", "codeLens", "memoryKeys"];
  return Object.fromEntries(names.map((name) => [name, settings().get(name)]));
}

async function start() {
  const [command, ...args] = settings().get("command");
  const cwd = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  client = new LanguageClient(
    "latebind",
    "latebind",
    { command, args, options: { cwd } },
    {
      documentSelector: selector(),
      initializationOptions: options(),
      middleware: { executeCommand: show },
    },
  );
  try {
    await client.start();
  } catch (error) {
    const text = `latebind: \`${command}\` did not start. pip install 'latebind[lsp]', or set latebind.command.`;
    vscode.window.showErrorMessage(text);
  }
}

/** Show all that a run gave: a message is short. */
async function show(command, args, next) {
  const text = await next(command, args);
  if (typeof text === "string") {
    output.appendLine(text);
    if (text.includes("\n")) {
      output.show(true);
    }
  }
  return text;
}

async function stop() {
  const running = client;
  client = undefined;
  if (running?.isRunning()) {
    await running.stop();
  }
}

async function restart() {
  await stop();
  await start();
}

async function activate(context) {
  output = vscode.window.createOutputChannel("latebind runs", "latebind");
  context.subscriptions.push(
    output,
    vscode.commands.registerCommand("latebind.restart", restart),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (["command", "embedded", "handlers"].some((name) => event.affectsConfiguration(`latebind.${name}`))) {
        await restart();
      } else if (event.affectsConfiguration("latebind") && client?.isRunning()) {
        await client.sendNotification("workspace/didChangeConfiguration", { settings: { latebind: options() } });
      }
    }),
  );
  await start();
}

module.exports = { activate, deactivate: stop };
