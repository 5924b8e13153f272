"""Pages of this room."""

from django.urls import URLPattern

SETUP: list[URLPattern] = []

WISHES: list[URLPattern] = []

PLAN: list[URLPattern] = []

urlpatterns: list[URLPattern] = [*SETUP, *WISHES, *PLAN]
