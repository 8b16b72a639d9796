"""Django groups behind the staff roles. Each may enter the editors' pages; what it may do there is other rooms' work."""

from django.contrib.auth.models import Group, Permission

from exchange.accounts.roles import EXPERTS, NETWORK_ADMINISTRATORS


def staff_group(name: str) -> Group:
    """The group of a role, made when missing, with the permission to enter Wagtail."""
    group, _ = Group.objects.get_or_create(name=name)
    access = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    group.permissions.add(access)
    return group


def set_up_roles() -> None:
    for name in (NETWORK_ADMINISTRATORS, EXPERTS):
        staff_group(name)
