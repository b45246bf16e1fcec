using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Components;

namespace Tera.Planning.Agreements;

/// <summary>One version of an agreement: a draft to fill and to put in force, or what was signed.</summary>
[Authorize]
public sealed partial class AgreementPage(KeepTargetsHandler keep, SignAgreementHandler sign, DiscardAgreementHandler discard, AgreementPrint print, OrganisationDirectory directory)
{
    private const string Sign = "tetapkan", Discard = "buang";

    private Agreement? agreement;
    private List<TargetRow> rows = [];
    private List<TargetRow> unmeasured = [];
    private IReadOnlyList<PromisedRow> promised = [];
    private IReadOnlyList<ChangedPromise> changes = [];
    private TargetForm? typed;
    private IReadOnlyList<Choice> posts = [];
    private IReadOnlyList<HistoryEntry> history = [];

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromForm(FormName = Sign)]
    private SigningInput? Signing { get; set; }

    [SupplyParameterFromForm(FormName = Discard)]
    private DiscardingInput? Discarding { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        var id = new AgreementId(Id);
        var there = await Db.Set<Agreement>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, Aborted);
        if (there is null || !await EnterAsync(there.AgencyId))
        {
            Navigation.NotFound();
            return;
        }

        rows = await TargetRow.OfAsync(Db, there, Aborted);
        unmeasured = rows.FindAll(row => row.Card is null);
        var holders = await directory.HoldersAsync(there.AgencyId, Today, Aborted);
        posts = [.. holders.OrderByDescending(holder => holder.IsHead).DistinctBy(holder => holder.PositionId).Select(holder => new Choice(holder.PositionId.ToString(), $"{holder.Title} ({holder.FullName})"))];
        history = await Histories.OfAsync(Id, Aborted);
        Signing ??= new() { First = posts is [var head, ..] ? head.Value : null };
        Discarding ??= new();
        changes = await ChangedPromise.OfAsync(Db, there, rows, Aborted);
        promised = there.IsDraft && MayKeep ? [] : await print.RowsAsync(there, Aborted);
        typed = TargetForm.Of(rows);
        agreement = there;
    }

    private async Task KeepTargetsAsync()
    {
        var reading = Reading();
        typed = TargetForm.Read(rows, await Http.Request.ReadFormAsync(Aborted));
        var wished = typed.Wished(rows, reading);
        if (!reading.Clean)
        {
            Refuse(TargetForm.Name, reading);
        }
        else if ((await keep.HandleAsync(new(Call, agreement!.Id, wished, Seen), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(PlanningLinks.Agreement(agreement.Id), receipt);
        }
        else
        {
            Refuse(TargetForm.Name, no);
        }
    }

    private async Task SignAsync()
    {
        var reading = Reading();
        var (on, first) = (reading.Date("Signing.On", Signing!.On), reading.Id("Signing.First", Signing.First));
        var second = SecondParty(reading);
        if (!reading.Clean)
        {
            Refuse(Sign, reading);
            return;
        }

        var wish = new SignAgreement(Call, agreement!.Id, on!.Value, new WishedParty.Holder(new(first!.Value)), second!, Seen);
        if ((await sign.HandleAsync(wish, Aborted)).Accepted(out var receipt, out var no))
        {
            Done(PlanningLinks.Agreement(agreement.Id), receipt);
        }
        else
        {
            Refuse(Sign, no, no.Code is "planning.agreement.one-party" ? "Signing.Second" : no.Code is "planning.agreement.empty" ? null : "Signing.On");
        }
    }

    private async Task DiscardAsync()
    {
        var reading = Reading();
        var reason = reading.Line("Discarding.Reason", Discarding!.Reason);
        if (!reading.Clean)
        {
            Refuse(Discard, reading);
        }
        else if ((await discard.HandleAsync(new(Call, agreement!.Id, reason!.Text, Seen), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(PlanningLinks.AgreementsOf(agreement.AgencyId, agreement.FiscalYear), receipt);
        }
        else
        {
            Refuse(Discard, no);
        }
    }

    /// <summary>The unit is named where it is what changed.</summary>
    private string Words(ChangedFigures? one, ChangedFigures? other) => one is null ? "tidak diperjanjikan"
        : other is { } and && and.Unit != one.Unit ? $"{one.Figures}, {UnitName(one.Unit)}"
        : one.Figures;

    private WishedParty? SecondParty(FormReading reading)
    {
        if (!string.IsNullOrEmpty(Signing!.Second))
        {
            return reading.Id("Signing.Second", Signing.Second) is { } position ? new WishedParty.Holder(new PositionId(position)) : null;
        }

        var (name, title) = (reading.Line("Signing.Name", Signing.Name), reading.Line("Signing.Title", Signing.Title));
        return name is not null && title is not null ? new WishedParty.Outsider(name, title) : null;
    }

    private sealed class DiscardingInput
    {
        public string? Reason { get; set; }
    }

    private sealed class SigningInput
    {
        public string? On { get; set; }

        public string? First { get; set; }

        public string? Second { get; set; }

        public string? Name { get; set; }

        public string? Title { get; set; }
    }
}
