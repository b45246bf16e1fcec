using System.Globalization;
using Microsoft.AspNetCore.Components;
using Tera.Procedures.Definitions;
using Tera.Procedures.Matrix;

namespace Tera.Procedures.Versions;

/// <summary>Two versions of an SOP side by side: field by field, and both flows.</summary>
public sealed partial class ComparePage(ProcedureQuery query)
{
    private ProcedureView? before;
    private ProcedureView? after;
    private VersionComparison comparison = new([], [], [], 0);

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "dari")]
    private string? From { get; set; }

    [SupplyParameterFromQuery(Name = "ke")]
    private string? To { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <summary>Two that are not asked for are the newest and the one before it.</summary>
    protected override async Task OnInitializedAsync()
    {
        after = await query.FindAsync(new(Id), Number(To), Http.RequestAborted);
        if (after is not null && To is null)
        {
            after = await query.FindAsync(new(Id), after.Versions[0].Number, Http.RequestAborted);
        }

        before = after is null ? null : await query.FindAsync(new(Id), Number(From) ?? Math.Max(1, after.Shown.Number - 1), Http.RequestAborted);
        if (before is null || after is null || (From is not null && Number(From) is null) || (To is not null && Number(To) is null))
        {
            before = after = null;
            Navigation.NotFound();
            return;
        }

        comparison = VersionComparison.Of(before.Definition, after.Definition);
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Words(ProcedureView view) => $"Versi {view.Shown.Number}, {VersionWords.Of(view.Shown.State).ToLowerInvariant()}";

    private MarkupString Flow(ProcedureView view, Func<ComparedStep, StepKey?> key)
    {
        var marked = comparison.Steps.Select(key).OfType<StepKey>().ToHashSet();
        return new(MatrixSvg.DrawFlow(view.Definition, new(step => marked.Contains(step) ? $"#{Anchor(comparison.Steps.First(row => key(row) == step))}" : "#langkah", null) { Marked = marked }));
    }

    private static string Anchor(ComparedStep step) => $"beda-{step.Key?.Value ?? "hapus-" + step.OldKey?.Value}";
}
