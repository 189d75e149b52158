"""The PostgreSQL store: one database for all tenants and machines. See `backend.PostgresStore`."""
