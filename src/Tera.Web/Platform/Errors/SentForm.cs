namespace Tera.Platform.Errors;

/// <summary>A form that arrived and was not taken, kept in the page that says so: its reader sends it again as it was, without typing it anew.</summary>
/// <remarks>
/// Its token and the id of its command are sent again too, so that nothing gets in that did not before, and what was done before is not done twice.
/// No form is kept whose files cannot be sent again without being chosen, or that holds a secret.
/// </remarks>
/// <param name="Address">Where it was sent.</param>
/// <param name="Fields">Names and values, in order.</param>
public sealed record SentForm(string Address, IReadOnlyList<(string Name, string Value)> Fields)
{
    private static readonly string[] Secret = ["password", "frasa", "sandi"];

    /// <summary>Null where it cannot be sent again from a page.</summary>
    internal static SentForm? Of(HttpRequest request, IFormCollection? form)
    {
        var address = request.PathBase + request.Path + request.QueryString.Value;
        return form is { Count: > 0, Files.Count: 0 } && HttpMethods.IsPost(request.Method) && address is ['/', not ('/' or '\\'), ..] && !form.Keys.Any(IsSecret)
            ? new(address, [.. form.SelectMany(field => field.Value.Select(value => (field.Key, value ?? "")))])
            : null;
    }

    /// <summary>By its name: a password, or the phrase that opens a signing key.</summary>
    internal static bool IsSecret(string name) => Secret.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase));
}
