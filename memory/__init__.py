"""The four memories: `memory`, `session`, `$memory` and `ctx.memory`, in the language and in Python."""
