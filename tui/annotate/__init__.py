"""What readers add to the articles: tags, notes and judgements, undone at will, kept in YAML."""
