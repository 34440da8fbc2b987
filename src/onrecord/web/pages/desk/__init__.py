"""The desk: where a person rules on facts, brings articles and keeps what matters."""
