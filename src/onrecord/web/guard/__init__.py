"""Who may ask and who may change, and connections that keep others out."""
