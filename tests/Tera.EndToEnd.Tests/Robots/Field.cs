using System.Text.Json;
using Microsoft.Playwright;

namespace Tera.EndToEnd.Robots;

/// <summary>A control that a user sees on a form.</summary>
/// <param name="Id">Of the element; empty when it has none.</param>
/// <param name="Name">As posted: <c>Bahasan.2</c>.</param>
/// <param name="Type"><c>text</c>, <c>textarea</c>, <c>select-one</c>, <c>radio</c>, <c>checkbox</c>, <c>date</c>, <c>file</c>.</param>
/// <param name="Value">What stands in it.</param>
/// <param name="Required">Marked so.</param>
/// <param name="Checked">A box or round choice that is chosen.</param>
/// <param name="Options">Values of a list, the empty ones left out.</param>
internal sealed record Field(string Id, string Name, string Type, string Value, bool Required, bool Checked, string[] Options)
{
    private const string Visible =
        """
        form => JSON.stringify([...form.elements].filter(one => one.name && one.type !== 'hidden' && one.type !== 'submit' && !one.disabled && one.checkVisibility())
            .map(one => ({ id: one.id, name: one.name, type: one.type, value: one.value, required: one.required, checked: !!one.checked,
                           options: [...(one.options ?? [])].map(option => option.value).filter(value => value) })))
        """;

    /// <summary>The name without the row it belongs to.</summary>
    internal string Kind => Name.Split('.', '-', '[')[0].TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');

    internal static async Task<IReadOnlyList<Field>> OfAsync(ILocator form) =>
        JsonSerializer.Deserialize<List<Field>>(await form.EvaluateAsync<string>(Visible), JsonSerializerOptions.Web)!;

    /// <summary>The element itself.</summary>
    internal ILocator In(ILocator form) => Type is "radio" or "checkbox"
        ? form.Locator($"[name='{Name}'][value='{Value}']")
        : form.Locator($"[name='{Name}']");
}
