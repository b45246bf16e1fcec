using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Components;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;

namespace Tera.Procedures.Runs;

/// <summary>A form of a run's page that was refused, for the page to show again with the reasons.</summary>
/// <param name="Form">Name of the form.</param>
/// <param name="Posted">What was typed.</param>
/// <param name="Outcome">Why it was refused.</param>
internal sealed record RefusedPost(string Form, PanelForm Posted, PanelOutcome Outcome);

/// <summary>
/// Carries out the forms of a run's page before the page is put together: a form that is accepted ends in a redirect, and whoever
/// pressed the button need not wait for a page that nobody will see. One that is refused goes on to the page.
/// </summary>
internal static class RunPosting
{
    /// <summary>After antiforgery, before the frame.</summary>
    public static IApplicationBuilder UseRunPosts(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (!IsPostOfPage(http) || http.RequestServices.GetRequiredService<CurrentUser>().Value is not { } user || !await IsDoneAsync(http, user))
        {
            await next(http);
        }
    });

    /// <summary>A form without its token is the page's to refuse.</summary>
    private static bool IsPostOfPage(HttpContext http) =>
        HttpMethods.IsPost(http.Request.Method)
        && http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type == typeof(RunPage)
        && http.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true };

    private static async Task<bool> IsDoneAsync(HttpContext http, SignedInUser user)
    {
        var (services, ct) = (http.RequestServices, http.RequestAborted);
        var fields = await http.Request.ReadFormAsync(ct);
        var form = new PanelForm(
            new(Guid.TryParse(fields[CommandFields.CommandName], out var id) ? id : Guid.CreateVersion7()), fields["Aksi"].ToString(), fields);
        var run = new RunId(Guid.Parse((string)http.GetRouteValue(nameof(RunPage.Id))!));
        var (name, posts) = (fields["_handler"].ToString(), services.GetRequiredService<RunPosts>());
        if (await services.GetRequiredService<RunDesks>().ReadAsync(run, TaskKeyText.Read(fields["Tugas"].ToString()), user, ct) is not { } desk)
        {
            // A page that is not shown has no forms either; the router would call the sending malformed, which it is not.
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return true;
        }

        if (await posts.AnswerAsync(name, desk, form, ct) is not { } outcome)
        {
            return false;
        }

        if (outcome.Receipt is { } done)
        {
            http.Response.Redirect(ReceiptDesk.After(ProceduresLinks.Run(run), done));
            return true;
        }

        // What the refused command had begun to change is not what the page shows.
        services.GetRequiredService<TeraDbContext>().ChangeTracker.Clear();
        http.Features.Set(new RefusedPost(name, form, outcome));
        return false;
    }
}
