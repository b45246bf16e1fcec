using Microsoft.AspNetCore.Components;
using Tera.Organisation.Contracts;
using Tera.Shared;

namespace Tera.Documents.Library;

/// <summary>How far a batch of papers is, and what the printer could not do.</summary>
public sealed partial class PrintQueuePage(PrintQueue queue, PrintAgain printAgain, RegionClock days, CurrentUser current, NavigationManager navigation)
{
    private const string Again = "cetak-ulang-semua";

    private PrintQueueView view = new(0, 0, 0, []);
    private IndonesianTimeZone zone = IndonesianTimeZone.Western;

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    private string? Left => view.Left is { } left ? $"sekitar {Math.Max(1, (int)Math.Ceiling(left.TotalMinutes))} menit lagi" : null;

    protected override async Task OnInitializedAsync()
    {
        zone = await days.ZoneAsync(Http.RequestAborted);
        view = await queue.ReadAsync(current.Required, Http.RequestAborted);
        if (view.Waiting > 0 && HttpMethods.IsGet(Http.Request.Method))
        {
            Http.Response.Headers["Refresh"] = "5";
        }
    }

    private static string Count(int papers) => IndonesianNumber.Format(papers, 0);

    private async Task PrintAllAgainAsync()
    {
        foreach (var revision in await queue.FailedAsync(current.Required, Http.RequestAborted))
        {
            await printAgain.HandleAsync(revision, Http.RequestAborted);
        }

        navigation.NavigateTo(DocumentLinks.PrintQueue);
    }
}
