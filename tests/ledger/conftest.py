from engine_fixtures import postgresql, url

__all__ = ["postgresql", "url"]
