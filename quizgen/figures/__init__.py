"""Small SVG pictures drawn from values: one module per picture, each with one public function."""
