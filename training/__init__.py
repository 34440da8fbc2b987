"""How the weights in src/onrecord/model/network/weights were made: data readers, network, training, export."""
