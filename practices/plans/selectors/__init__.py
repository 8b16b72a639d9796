"""Reading of plans and of the routes between regions."""

from practices.plans.selectors.plans import plans_below, public_plans
from practices.plans.selectors.routes import (
    all_routes,
    routes_into_plan,
    routes_of_practice,
    routes_of_region,
    routes_of_transfers,
    transfer_route,
)

__all__ = [
    "all_routes",
    "plans_below",
    "public_plans",
    "routes_into_plan",
    "routes_of_practice",
    "routes_of_region",
    "routes_of_transfers",
    "transfer_route",
]
