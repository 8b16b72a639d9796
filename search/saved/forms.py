from django import forms

from search.saved.enums import Frequency
from search.saved.models import SavedSearch


class SavedSearchForm(forms.ModelForm[SavedSearch]):
    class Meta:
        model = SavedSearch
        fields = ["name", "frequency"]
        widgets = {"frequency": forms.RadioSelect}

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # ModelForm's own
        frequency = self.fields["frequency"]
        assert isinstance(frequency, forms.TypedChoiceField)
        frequency.choices = Frequency.choices
