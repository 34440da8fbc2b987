"""How the weights in src/onrecord/model/minilm/weights were made: data readers, network, training, export."""
