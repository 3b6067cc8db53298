"""The web room: routes, sockets and sign-in. It parses, calls and answers."""
