"""What each reference means: the script's names, the host's, the library's, and members of namespaces."""

from __future__ import annotations

from latebind.grammar import nodes as n
from latebind.interp.checker.state import State
from latebind.interp.library import Builtin, Namespace
from latebind.interp.names import nearest
from latebind.interp.scope import Binding, Dynamic, Scope


class Names(State):
    """Resolves names, and reports those that mean nothing."""

    def resolve(self, node: n.Name) -> Binding | Builtin | Namespace | None:
        """The meaning of a reference: the script's names, then the host's, then the library's."""
        name = node.name
        found: Binding | Builtin | Namespace | None = self.scope.find(name) or self.outside(node)
        if not isinstance(found, Binding):
            return found
        self.result.names[node] = found
        self.mentions.bindings.add(found)
        if found.owner != self.scope.function:
            found.captured = True
        # Loops reuse their slots and parameters may be absent, so what is certain is not left to chance at run time.
        if found in self.pending and self.local is None:
            if found.owner == self.scope.function or found.kind == "param":
                self.report("READ_TOO_EARLY", node, name=name)
            if found.loop is not None:
                self.result.fresh.add(found.loop)
        if self.local is not None:
            self.local.reads.add(found)
            if self.certain and found.kind == "local":
                self.local.certain.append((found, node))
        return found

    def outside(self, node: n.Name) -> Binding | Builtin | Namespace | None:
        """The meaning of a name that the script does not bind."""
        name = node.name
        entry = self.library.globals.get(name)
        protected = isinstance(entry, Namespace) and entry.protected
        given = self.variables is not None and name in self.variables and not protected
        if entry is not None and not given:
            self.result.names[node] = entry
            self.result.builtins.add(name)
            if isinstance(entry, Builtin):
                self.mention_builtin(entry)
            elif entry.memory:
                self.mentions.direct = True
            return entry
        if not given:
            hint = self.library.absent.get("global", {}).get(name)
            if hint is not None or self.variables is not None:
                self.unknown(node, hint)
                return None
        if (binding := self.result.host.get(name)) is None:
            self.numbers += 1
            binding = self.result.host[name] = Binding(name, "host", self.numbers)
        return binding

    def unknown(self, node: n.Name, hint: str | None) -> None:
        if hint is None:
            near = nearest(node.name, self.visible())
            hint = f"did you mean `{near}`?" if near else self.library.method_hint(node.name)
        self.report("UNKNOWN_NAME", node, name=node.name, hint=hint)

    def visible(self) -> list[str]:
        """All names that could stand here, the nearest scope's first."""
        found: list[str] = []
        scope: Scope | None = self.scope
        while scope is not None:
            found += scope.names
            scope = scope.parent
        return [*found, *(self.variables or ()), *self.library.globals, "true", "false", "null", "undefined"]

    def mention_builtin(self, entry: Builtin) -> None:
        self.result.functions.add(entry.name)
        if not entry.pure or entry.effect is not None:
            self.mentions.direct = True

    def static_member(self, node: n.Member, space: Namespace) -> bool:
        member = space.members.get(node.name)
        if member is None:
            if space.read is not None:
                self.result.static[node] = Dynamic(space)
                self.mentions.direct |= space.memory
                return True
            absent = self.library.absent.get(space.name, {}).get(node.name)
            near = nearest(node.name, space.members)
            hint = absent or (f"did you mean `{space.name}.{near}`?" if near else None)
            if hint is None and node.name in self.library.globals:
                hint = f"write `{node.name}` alone"
            elif hint is None and "getItem" in space.members:
                hint = f'write `{space.name}.getItem("{node.name}")`'
            place = n.Name(node.name_start, node.end, node.name)
            self.report("UNKNOWN_MEMBER", place, namespace=space.name, name=node.name, hint=hint)
            return True
        self.result.static[node] = member
        if isinstance(member, Builtin):
            self.mention_builtin(member)
        return True

    def as_value(self, node: n.Name) -> None:
        meaning = self.result.names.get(node)
        if isinstance(meaning, Binding):
            meaning.as_value = True

    def static_value(self, node: n.Expr) -> None:
        """A namespace within a namespace is no value either."""
        meaning = self.result.static.get(node)
        if isinstance(meaning, Namespace) and meaning.call is None:
            example = next(iter(meaning.members), "…")
            self.report("NAMESPACE_VALUE", node, name=meaning.name, example=example)
