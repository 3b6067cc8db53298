"""What crosses HTTP and sockets: shapes only, nothing but pydantic."""
