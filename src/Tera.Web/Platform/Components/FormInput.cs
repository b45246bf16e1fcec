using Microsoft.AspNetCore.Components;

namespace Tera.Platform.Components;

/// <summary>What every input has: name, label, hint, fault, and the ids that tie them together for a screen reader.</summary>
public abstract class FormInput : WholeComponent
{
    /// <summary>As it is posted: "Form.Alasan".</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>Form, unit or example; shown before the input, so that it is read before typing.</summary>
    [Parameter]
    public string? Hint { get; set; }

    /// <summary>What is wrong; when null, what the cascaded <see cref="Faults"/> say of this name.</summary>
    [Parameter]
    public string? Error { get; set; }

    [Parameter]
    public bool Required { get; set; }

    [Parameter]
    public bool Disabled { get; set; }

    [CascadingParameter]
    protected Faults? Faults { get; set; }

    /// <summary>Name of the form, on a page that has several with the same fields; null elsewhere.</summary>
    [CascadingParameter(Name = "FormName")]
    protected string? FormName { get; set; }

    /// <summary>Id of an input by its name; <see cref="ErrorSummary"/> links to it.</summary>
    public static string IdOf(string name, string? form = null) => (form is null ? "f-" : $"f-{form}-") + name.Replace('.', '-').Replace("[", "-", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);

    protected string Id => IdOf(Name, FormName);

    protected string? Wrong => Error ?? Faults?.For(Name);

    protected string? Invalid => Wrong is null ? null : "true";

    protected string? DescribedBy => (Hint, Wrong) switch
    {
        (null, null) => null,
        (not null, null) => Id + "-hint",
        (null, not null) => Id + "-error",
        _ => $"{Id}-hint {Id}-error",
    };
}
