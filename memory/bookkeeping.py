"""Owners that no host can name: what latebind keeps for itself beside a tenant's data: its leases, seen messages, and
calls to be delivered.

They are of the tenant, so that a store that spreads tenants has them where the data are; an application's own owner has
no id. `memory.admin` leaves them out.
"""

from __future__ import annotations

from latebind.memory.store.protocol import Owner


def lease_owner(conversation: str, tenant: str | None) -> Owner:
    """Whose entries say who may run messages of a conversation."""
    return Owner("app", f"lease {conversation}", tenant)


def once_owner(user: str | None, conversation: str | None, tenant: str | None) -> Owner:
    """Whose entries are the results of messages: the user's, so that they go with the user's data."""
    if user is not None:
        return Owner("app", f"once user {user}", tenant)
    if conversation is not None:
        return Owner("app", f"once conversation {conversation}", tenant)
    return Owner("app", "once", tenant)


def outbox_owner(tenant: str | None, *, by_tenant: bool) -> Owner:
    """Whose entries are the calls that are to be made for a tenant; not `by_tenant`: for all, a tenant nobody can name."""
    return Owner("app", "outbox", tenant if by_tenant else "")


def is_data(owner: Owner) -> bool:
    """Whether an owner's entries are a host's and its scripts' own."""
    return owner.kind != "app" or not owner.id


def kept_beside(owner: Owner) -> Owner | None:
    """Where the results of messages of a user or a conversation are kept: erased with the rest."""
    if owner.kind == "user":
        return once_owner(owner.id, None, owner.tenant)
    return once_owner(None, owner.id, owner.tenant) if owner.kind == "conversation" else None
