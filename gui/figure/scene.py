"""A figure's scene, which the library works out: the page for the phone draws the same one without Qt."""

from exercises.library.figure.scene import Scene, extent_of, scene_of

__all__ = ["Scene", "extent_of", "scene_of"]
