"""Pages of this room."""

from django.urls import URLPattern, path

from driehoek.classbook.views import book, consents, parents, photos

urlpatterns: list[URLPattern] = [
    path("groepen/<int:pk>/klassenboek/", book.class_book, name="class_book"),
    path("groepen/<int:pk>/klassenboek/nieuw/", book.class_book_new, name="class_book_new"),
    path("klassenboek/<int:pk>/", book.class_book_entry, name="class_book_entry"),
    path("klassenboek/<int:pk>/fotos/", book.class_book_photos, name="class_book_photos"),
    path("klassenboek/<int:pk>/weg/", book.class_book_archive, name="class_book_archive"),
    path("klassenboek/<int:pk>/terug/", book.class_book_restore, name="class_book_restore"),
    path("klassenboek/<int:pk>/wissen/", book.class_book_erase, name="class_book_erase"),
    path("klassenboek/foto/<int:pk>/", photos.photo, name="photo"),
    path("klassenboek/foto/<int:pk>/wie/", photos.photo_tag, name="photo_tag"),
    path("klassenboek/foto/<int:pk>/weg/", photos.photo_remove, name="photo_remove"),
    path("groepen/<int:pk>/fotos/", consents.photo_consents, name="photo_consents"),
    path("groepen/<int:pk>/fotos/<int:child>/", consents.photo_consent, name="photo_consent"),
    path("mijn/fotos/", consents.student_photos, name="student_photos"),
    path("u/<str:token>/klassenboek/", parents.parent_class_book, name="parent_class_book"),
    path("u/<str:token>/fotos/", parents.parent_photos, name="parent_photos"),
    path("u/<str:token>/foto/<int:pk>/", photos.parent_photo, name="parent_photo"),
]
