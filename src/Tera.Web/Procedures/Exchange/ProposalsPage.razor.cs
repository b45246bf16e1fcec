using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Texts;
using Tera.Procedures.Library;
using Tera.Procedures.Versions;
using Tera.Shared;

namespace Tera.Procedures.Exchange;

/// <summary>What was read between the lines of an SOP, row by row beside the lines themselves, each answered with one click.</summary>
public sealed partial class ProposalsPage(
    ProcedureQuery query, ImportDesk desk, RegionClock days, CurrentUser current, Sentences sentences) : SopFormPage(sentences)
{
    private const int MostButtons = 12;

    /// <summary>Choices behind those that are buttons at once; who means another one writes it in the editor.</summary>
    private const int MostMore = 60;

    /// <summary>In percent; from here on several may be answered at once.</summary>
    private const int Sure = 90;
    private const string SureOnes = "*";

    private ProcedureView? view;
    private IReadOnlyList<AskedGroup> groups = [];
    private int sure;
    private bool forbidden;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private string Lead => $"{view!.Agency}, versi {view.Shown.Number}. {Asked().Count()} keterangan tidak tercetak pada naskah. Jawab satu per satu; yang tercetak tidak berubah.";

    protected override async Task OnInitializedAsync()
    {
        view = await query.FindAsync(new(Id), null, Aborted);
        if (view?.Draft is { } draft && draft.Number != view.Shown.Number)
        {
            view = await query.FindAsync(new(Id), draft.Number, Aborted);
        }

        if (view?.Draft?.State.MayBeWritten() is not true)
        {
            view = null;
            Navigation.NotFound();
            return;
        }

        if (!await desk.Access.MayChangeAsync(view.Procedure.Id, Aborted))
        {
            forbidden = true;
            Http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        var source = await desk.SourceAsync(view.Procedure.Id, Aborted);
        groups = [.. Asked().GroupBy(proposal => (proposal.Step, proposal.Step is null ? proposal.Where : "")).Select((group, at) => Group(at, [.. group], source))];
        sure = Asked().Count(proposal => proposal.Percent >= Sure);
    }

    private async Task AnswerAsync()
    {
        if (view is null || forbidden)
        {
            return;
        }

        var form = Http.Request.Form;
        var typed = form["Jawaban"].ToString();
        ImmutableArray<ProposalAnswer> answers = typed == SureOnes
            ? [.. Asked().Where(proposal => proposal.Percent >= Sure).Select(proposal => new ProposalAnswer(proposal.Key, null))]
            : [Answer(typed)];
        var by = $"Dikonfirmasi {current.Required.FullName} pada {IndonesianDate.Long(await days.TodayAsync(Aborted))}.";
        var wish = new AnswerProposals(Command(form), view.Procedure.Id, answers, by, Seen(form), current.Required.PersonId);
        if (!(await desk.AnswerAsync(wish, Aborted)).Accepted(out var receipt, out var no))
        {
            Refuse(form, (null, no));
            return;
        }

        Navigation.NavigateTo(ReceiptDesk.After(ProceduresLinks.Proposals(view.Procedure.Id), receipt));
    }

    /// <summary>A printed name may have the sign in it that parts a key from the choice.</summary>
    private ProposalAnswer Answer(string typed) =>
        Asked().All(proposal => proposal.Key != typed) && typed.LastIndexOf('=') is > 0 and var at ? new(typed[..at], typed[(at + 1)..]) : new(typed, null);

    private IEnumerable<Proposal> Asked() => Proposals.Of(view!.Definition);

    private AskedGroup Group(int at, IReadOnlyList<Proposal> proposals, SourceLines? source)
    {
        var step = proposals[0].Step is { } key ? view!.Definition.Find(key) : null;
        var lines = step is null ? [] : SourceExcerpt.Of(source, view!.Definition, step);
        return new($"tanya-{at}", Where(proposals[0]), step?.Text, lines, [.. proposals.Select(proposal => new AskedProposal(proposal, ProposalAnswers.Others(view!.Definition, proposal)))]);
    }

    /// <summary>Two rows may print the same number: then the place of the row tells them apart.</summary>
    private string Where(Proposal proposal)
    {
        var same = view!.Definition.PrintedSteps.Index().Where(row => StepWords.Name(row.Item) == proposal.Where).ToList();
        return proposal.Step is { } key && same.Count > 1 ? $"{proposal.Where}, baris ke-{same.First(row => row.Item.Key == key).Index + 1}" : proposal.Where;
    }

    private sealed record AskedGroup(string Id, string Where, string? Text, IReadOnlyList<(int Number, string Text)> Source, IReadOnlyList<AskedProposal> Proposals)
    {
        public int From => Source.Count == 0 ? 0 : Source[0].Number;

        public int To => Source.Count == 0 ? 0 : Source[^1].Number;
    }

    private sealed record AskedProposal(Proposal Proposal, IReadOnlyList<OtherChoice> Others);
}
