"""How the weights in src/onrecord/model/weights were made: data readers, network, training, export."""
