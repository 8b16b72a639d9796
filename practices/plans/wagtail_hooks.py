"""What plans add to the admin."""

from wagtail import hooks

from practices.plans.choosers import ElementChooserViewSet


@hooks.register("register_admin_viewset")
def register_element_chooser() -> ElementChooserViewSet:
    return ElementChooserViewSet("element_chooser")
