using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using Tera.Planning.Agreements;
using Tera.Platform.Components;

namespace Tera.Planning.Tree;

/// <summary>Which objectives one serves, and which serve it.</summary>
[Authorize]
public sealed partial class LinksPage(LinkObjectiveHandler link, UnlinkObjectiveHandler unlink)
{
    private const string Link = "tambah-kaitan", Unlink = "akhiri-kaitan";

    private Objective? objective;
    private List<LinkRow> above = [];
    private List<LinkRow> below = [];
    private IReadOnlyList<Choice> choices = [];

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromForm(FormName = Link)]
    private LinkInput? Linking { get; set; }

    [SupplyParameterFromForm(FormName = Unlink)]
    private EndInput? Ending { get; set; }

    private IReadOnlyList<Choice> Open => [.. above.Where(row => row.EndedOn is null).Select(row => new Choice(row.Id.Value.ToString(), $"{row.AgencyName}: {row.Name}"))];

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        var id = new ObjectiveId(Id);
        if (await Db.Set<Objective>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, Aborted) is not { } there || !await EnterAsync(there.AgencyId))
        {
            Navigation.NotFound();
            return;
        }

        above = await LinkRow.AboveAsync(Db, id, Aborted);
        below = await LinkRow.BelowAsync(Db, id, Aborted);
        choices = MayKeep ? await ObjectiveTree.ChoicesAsync(Db, there, Aborted) : [];
        Linking ??= new() { From = LocalDatePattern.Iso.Format(Today) };
        Ending ??= new();
        objective = there;
    }

    private async Task LinkAsync()
    {
        var reading = Reading();
        var (served, from) = (reading.Id("Linking.Served", Linking!.Served), reading.Date("Linking.From", Linking.From));
        if (!reading.Clean)
        {
            Refuse(Link, reading);
        }
        else if ((await link.HandleAsync(new(Call, objective!.Id, new(served!.Value), from!.Value), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(PlanningLinks.Links(objective.Id), receipt);
        }
        else
        {
            Refuse(Link, no, no.Code == "planning.objective.link-too-early" ? "Linking.From" : "Linking.Served");
        }
    }

    private async Task UnlinkAsync()
    {
        var reading = Reading();
        var (which, on, reason) = (reading.Id("Ending.Link", Ending!.Link), reading.Date("Ending.On", Ending.On), reading.Line("Ending.Reason", Ending.Reason));
        if (!reading.Clean)
        {
            Refuse(Unlink, reading);
        }
        else if ((await unlink.HandleAsync(new(Call, new(which!.Value), on!.Value, reason!.Text), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(PlanningLinks.Links(objective!.Id), receipt);
        }
        else
        {
            Refuse(Unlink, no, "Ending.On");
        }
    }

    private sealed class LinkInput
    {
        public string? Served { get; set; }

        public string? From { get; set; }
    }

    private sealed class EndInput
    {
        public string? Link { get; set; }

        public string? On { get; set; }

        public string? Reason { get; set; }
    }
}
