using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.WebUtilities;
using Tera.Platform.Components;
using Tera.Platform.Layout;
using Tera.Shared;

namespace Tera.Platform.Commands;

/// <summary>Where the thing stands that a command made; asked when its form is sent a second time.</summary>
public interface IReceiptPlace
{
    /// <summary>The address; null when the page of the form itself shows it, or when the process is another module's.</summary>
    string? Of(string process, string result);
}

/// <summary>The receipt a page shows.</summary>
/// <param name="Receipt">As it was kept.</param>
/// <param name="At">When, on the region's clock: <c>10.24.07 WIB</c>.</param>
public sealed record ShownReceipt(Receipt Receipt, string At);

/// <summary>Carries receipts from a form to the page after it, and answers a form that is sent again.</summary>
/// <remarks>
/// A page redirects with <see cref="After"/>; the head of the page it leads to shows the receipt. A form that was carried out before, sent again by
/// a second click, a reload or a nervous line, is answered here with the receipt it got, before any page asks whether the form still makes sense.
/// </remarks>
public static class ReceiptDesk
{
    /// <summary>Name of the query that carries the id of the command.</summary>
    public const string Query = "tanda";

    /// <summary>The address, followed by the page with the receipt of what was just done.</summary>
    public static string After(string address, Receipt receipt)
    {
        var (page, fragment) = address.Split('#') is [var before, var anchor] ? (before, "#" + anchor) : (address, "");
        return QueryHelpers.AddQueryString(page, Query, receipt.Command.ToString()) + fragment;
    }

    /// <summary>After the sign-in: a form that was carried out before is answered here.</summary>
    /// <param name="app">The program.</param>
    /// <param name="person">Who is signed in to a request; null for nobody.</param>
    public static IApplicationBuilder UseReceipts(this IApplicationBuilder app, Func<HttpContext, Guid?> person) => app.Use(async (http, next) =>
    {
        if (HttpMethods.IsPost(http.Request.Method) && http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
            && person(http) is { } sender && await CommandAsync(http) is { } sent && await FindAsync(http, sent, sender) is { } before)
        {
            http.Response.Redirect(After(PlaceOf(http, before), before));
            return;
        }

        await next(http);
    });

    /// <summary>Lays the receipt that the address asks for ready for the head of the page.</summary>
    public static async Task LayReadyAsync(HttpContext http, ShellView shell)
    {
        if (HttpMethods.IsGet(http.Request.Method) && Guid.TryParse(http.Request.Query[Query], out var asked)
            && await FindAsync(http, new(asked), shell.PersonId) is { } receipt)
        {
            http.Features.Set(new ShownReceipt(receipt, shell.Zone.ClockWithSeconds(receipt.RecordedAt)));
        }
    }

    private static async Task<CommandId?> CommandAsync(HttpContext http) =>
        http.Request.HasFormContentType && Guid.TryParse((await http.Request.ReadFormAsync(http.RequestAborted))[CommandFields.CommandName], out var id)
            ? new CommandId(id)
            : null;

    /// <summary>His own receipts only: a code is proof for the one who holds it.</summary>
    private static Task<Receipt?> FindAsync(HttpContext http, CommandId command, Guid person) =>
        http.RequestServices.GetRequiredService<CommandScope>().FindAsync(command, person, http.RequestAborted);

    private static string PlaceOf(HttpContext http, Receipt receipt) =>
        http.RequestServices.GetServices<IReceiptPlace>().Select(place => place.Of(receipt.Process, receipt.Result)).FirstOrDefault(address => address is not null)
            ?? http.Request.Path;
}
