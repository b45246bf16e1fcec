using Microsoft.AspNetCore.Components;
using Tera.Platform.Components;

namespace Tera.Platform.Look;

public sealed class FormFieldTests
{
    private static readonly Choice[] Units = [new("a", "Bidang Cipta Karya"), new("b", "Bidang Bina Marga", "kosong")];

    [Fact]
    public async Task An_input_has_a_label_its_hint_and_its_fault_and_keeps_what_was_typed()
    {
        var html = await Rendered.Html<TextField>(
            ("Name", "Form.Nama"), ("Label", "Nama"), ("Hint", "Sesuai KTP."), ("Error", "Nama belum diisi."), ("Value", "R\"W"), ("Required", true));

        var input = html.QuerySelector("input")!;
        Assert.Equal("f-Form-Nama", input.Id);
        Assert.Equal(input.Id, html.QuerySelector("label")!.GetAttribute("for"));
        Assert.Equal("R\"W", input.GetAttribute("value"));
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.True(input.HasAttribute("required"));
        var described = input.GetAttribute("aria-describedby")!.Split(' ').Select(id => html.GetElementById(id)!.TextContent.Trim());
        Assert.Equal(["Sesuai KTP.", "Nama belum diisi."], described);
    }

    [Fact]
    public async Task A_sound_input_is_neither_invalid_nor_described()
    {
        var input = (await Rendered.Html<NumberField>(("Name", "Target"), ("Label", "Target"), ("Value", "79,5"))).QuerySelector("input")!;

        Assert.Null(input.GetAttribute("aria-invalid"));
        Assert.Null(input.GetAttribute("aria-describedby"));
        Assert.Equal("decimal", input.GetAttribute("inputmode"));
        Assert.Equal("text", input.GetAttribute("type"));
    }

    [Theory]
    [InlineData(typeof(TextField))]
    [InlineData(typeof(TextArea))]
    [InlineData(typeof(NumberField))]
    [InlineData(typeof(DateField))]
    [InlineData(typeof(SelectField))]
    [InlineData(typeof(CheckField))]
    [InlineData(typeof(FileField))]
    public async Task Every_kind_of_input_takes_its_fault_from_those_of_the_form(Type kind)
    {
        var faults = Faults.Of(new Fault("Form.Isi", "Belum diisi."), new Fault("Form.Lain", "Lain."), new Fault("Form.Isi", "Terlalu pendek."));
        var html = await Rendered.Html<CascadingValue<Faults>>(("Value", faults), ("ChildContent", (RenderFragment)(builder =>
        {
            builder.OpenComponent(0, kind);
            builder.AddComponentParameter(1, "Name", "Form.Isi");
            builder.AddComponentParameter(2, "Label", "Isi");
            builder.CloseComponent();
        })));

        Assert.Equal("Belum diisi. Terlalu pendek.", html.QuerySelector(".t-error")!.TextContent.Trim());
        var input = html.QuerySelector("[name='Form.Isi']")!;
        Assert.Equal("f-Form-Isi-error", input.GetAttribute("aria-describedby"));
        Assert.NotNull(html.QuerySelector($"label[for='{input.Id}']"));
    }

    [Fact]
    public async Task A_select_shows_what_was_chosen_before()
    {
        var html = await Rendered.Html<SelectField>(("Name", "Unit"), ("Label", "Unit"), ("Choices", Units), ("Value", "b"), ("Prompt", "Pilih unit"));

        Assert.Equal(["", "a", "b"], html.QuerySelectorAll("option").Select(option => option.GetAttribute("value")));
        Assert.Equal("b", html.QuerySelector("option[selected]")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData(false, "radio")]
    [InlineData(true, "checkbox")]
    public async Task A_group_of_choices_is_a_fieldset_whose_every_choice_has_a_label(bool many, string type)
    {
        var html = await Rendered.Html<ChoiceGroup>(
            ("Name", "Unit"), ("Label", "Unit"), ("Choices", Units), ("Chosen", new[] { "b" }), ("Many", many));

        Assert.Equal("Unit", html.QuerySelector("fieldset > legend")!.TextContent.Trim());
        var inputs = html.QuerySelectorAll("input");
        Assert.All(inputs, input => Assert.NotNull(html.QuerySelector($"label[for='{input.Id}']")));
        Assert.All(inputs, input => Assert.Equal(type, input.GetAttribute("type")));
        Assert.Equal("b", Assert.Single(inputs, input => input.HasAttribute("checked")).GetAttribute("value"));
    }

    [Fact]
    public async Task The_summary_of_faults_is_an_alert_and_leads_to_each_input()
    {
        var faults = Faults.Of(new Fault("Form.Nilai[2]", "Nilai terlalu besar."), new Fault(null, "Periode sudah ditutup."));
        var html = await Rendered.Html<ErrorSummary>(("Faults", faults));

        Assert.Equal("alert", html.QuerySelector(".t-fault-list")!.GetAttribute("role"));
        Assert.Equal("#" + FormInput.IdOf("Form.Nilai[2]"), html.QuerySelector("li a")!.GetAttribute("href"));
        Assert.Equal(["Nilai terlalu besar.", "Periode sudah ditutup."], html.QuerySelectorAll("li").Select(item => item.TextContent.Trim()));
    }

    [Fact]
    public async Task Without_faults_there_is_no_summary() =>
        Assert.Null((await Rendered.Html<ErrorSummary>(("Faults", Faults.None))).QuerySelector(".t-fault-list"));

    [Fact]
    public async Task A_form_carries_a_new_command_ordered_by_time_and_the_version_seen()
    {
        var html = await Rendered.Html<CommandFields>(("Seen", 7));

        var command = Guid.Parse(html.QuerySelector($"[name={CommandFields.CommandName}]")!.GetAttribute("value")!);
        Assert.Equal(7, command.Version);
        Assert.Equal("7", html.QuerySelector($"[name={CommandFields.SeenName}]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Given_a_refused_form_when_shown_again_then_it_is_still_the_same_command()
    {
        var command = Guid.CreateVersion7();
        var html = await Rendered.Html<CommandFields>(("Command", command));

        Assert.Equal(command.ToString(), html.QuerySelector($"[name={CommandFields.CommandName}]")!.GetAttribute("value"));
        Assert.Null(html.QuerySelector($"[name={CommandFields.SeenName}]"));
    }
}
