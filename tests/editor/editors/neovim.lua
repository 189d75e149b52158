-- Drives Neovim's own client, as test_editors.py asks: prints one line of JSON. `vim.lsp` has other names in each release.
local function client()
  return (vim.lsp.get_clients or vim.lsp.get_active_clients)()[1]
end

local file = { uri = vim.uri_from_bufnr(0) }

local function ask(method, params)
  params.textDocument = file
  local answers = vim.lsp.buf_request_sync(0, method, params, 20000)
  return answers[client().id].result
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
end

local said = {}
vim.wait(20000, function() return #vim.diagnostic.get(0) > 0 end, 20)
said.findings = vim.tbl_map(function(found) return found.code end, vim.diagnostic.get(0))
said.hover = ask("textDocument/hover", { position = { line = 0, character = 8 } }).contents.value
local completed = ask("textDocument/completion", { position = { line = 2, character = 6 } })
said.completion = vim.tbl_map(function(item) return item.label end, completed.items or completed)

vim.api.nvim_buf_set_lines(0, 1, 3, false, { "local double = total + 1", "double" })
vim.api.nvim_win_set_cursor(0, { 1, 8 })
vim.lsp.buf.rename("sum")
vim.wait(20000, function() return text():find("= sum") ~= nil end, 20)
said.renamed = text()
if vim.lsp.buf.format then
  vim.lsp.buf.format({ timeout_ms = 20000 })
else
  vim.lsp.buf.formatting_sync(nil, 20000)
end
said.formatted = text()
io.stderr:write(vim.fn.json_encode(said) .. "\n")
