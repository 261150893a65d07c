"""What assistants may ask of Muster, by the Model Context Protocol."""
