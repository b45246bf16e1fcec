using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Components;
using Tera.Platform.Texts;

namespace Tera.Measurement.Policies;

/// <summary>A scale of categories of the region's own.</summary>
[Authorize(Policy = Organisation.Contracts.Policies.Administrator)]
public sealed partial class ScalePage(SettleScaleHandler settle, CurrentUser user, Sentences sentences, NavigationManager navigation)
{
    private static readonly IReadOnlyList<Choice> Gaps =
    [
        new(nameof(GapRule.BandAbove), "masuk kategori di atasnya"), new(nameof(GapRule.BandBelow), "masuk kategori di bawahnya"), new(nameof(GapRule.NoCategory), "tidak berkategori"),
    ];

    private Faults faults = Faults.None;
    private Guid? command;

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    private ScaleForm Typed { get; set; } = ScaleForm.Empty;

    private async Task SettleAsync()
    {
        var form = await Http.Request.ReadFormAsync(Http.RequestAborted);
        command = Guid.TryParse(form[CommandFields.CommandName], out var id) ? id : Guid.CreateVersion7();
        Typed = ScaleForm.Read(form);
        var (draft, wrong) = Typed.Draft(no => sentences.For(no));
        if (draft is not null)
        {
            wrong = [.. draft.Check().Select(no => new Fault(null, sentences.For(no)))];
        }

        if (draft is not null && wrong.Count == 0)
        {
            var result = await settle.HandleAsync(new(new(command.Value), user.Required, draft), Http.RequestAborted);
            if (result.Accepted(out var receipt, out var no))
            {
                navigation.NavigateTo(ReceiptDesk.After(MeasurementLinks.Policy, receipt));
                return;
            }

            wrong = [new(null, sentences.For(no))];
        }

        faults = Faults.Of(wrong);
        Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }
}
