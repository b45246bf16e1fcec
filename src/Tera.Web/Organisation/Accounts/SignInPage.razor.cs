using Microsoft.AspNetCore.Components;
using Tera.Platform.Components;
using Tera.Platform.Layout;
using Tera.Platform.Texts;

namespace Tera.Organisation.Accounts;

public sealed partial class SignInPage(SignInHandler signIn, Sentences sentences, NavigationManager navigation)
{
    private Faults faults = Faults.None;

    [SupplyParameterFromForm(FormName = "masuk")]
    private Input? Form { get; set; }

    /// <summary>Where the person wanted to go.</summary>
    [SupplyParameterFromQuery(Name = OrganisationLinks.ReturnTo)]
    private string? ReturnTo { get; set; }

    /// <summary>What <see cref="EndedSession"/> told.</summary>
    [SupplyParameterFromQuery(Name = OrganisationLinks.Session)]
    private string? Session { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    protected override void OnInitialized() => Form ??= new();

    private async Task SignInAsync()
    {
        if ((await signIn.HandleAsync(Form!.Name, Form.Password, Http.RequestAborted)).Accepted(out _, out var no))
        {
            navigation.NavigateTo(LocalOr(ReturnTo, ShellLinks.Home));
            return;
        }

        faults = Faults.Of(new Fault(null, sentences.For(no)));
        Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    /// <summary>Only an address of our own: otherwise a link to us could lead a person who just signed in anywhere.</summary>
    internal static string LocalOr(string? wanted, string otherwise) =>
        wanted is ['/', ..] && wanted is not ['/', '/' or '\\', ..] && !wanted.Any(char.IsControl) ? wanted : otherwise;

    private sealed class Input
    {
        public string? Name { get; set; }

        public string? Password { get; set; }
    }
}
