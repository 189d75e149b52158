"""The store on Redis or Valkey: one server, Sentinel's, or a cluster.

From the outside in: `address` (what a URL says), `backend` (the store), `reader`, `commit` and `turn` (what it does),
`layout` (how it is kept there), `functions` (what runs on the server), `transport` (which server is asked, and what a
refusal means), `topology` (which server has a slot), `wire` and `loop_wire` (connections, blocking and in event loops).
"""
