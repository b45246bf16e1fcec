using Microsoft.AspNetCore.Components;
using NodaTime;
using Tera.Platform.Commands;
using Tera.Platform.Components;
using Tera.Platform.Data;
using Tera.Platform.Texts;
using Tera.Shared;
using Receipt = Tera.Platform.Commands.Receipt;

namespace Tera.Organisation.Contracts;

/// <summary>What pages with commands share: the id and version a form carries, and its faults.</summary>
public abstract class CommandPage : WholeComponent
{
    [Inject]
    protected TeraDbContext Db { get; set; } = null!;

    [Inject]
    protected CurrentUser Current { get; set; } = null!;

    [Inject]
    protected RegionClock Clock { get; set; } = null!;

    [Inject]
    protected Sentences Sentences { get; set; } = null!;

    [Inject]
    protected NavigationManager Navigation { get; set; } = null!;

    [CascadingParameter]
    protected HttpContext Http { get; set; } = null!;

    /// <summary>The id of the command the form was made with; kept while it comes back refused.</summary>
    [SupplyParameterFromForm(Name = CommandFields.CommandName)]
    protected Guid? Sent { get; set; }

    /// <summary>The version of the thing the user saw.</summary>
    [SupplyParameterFromForm(Name = CommandFields.SeenName)]
    protected int? Seen { get; set; }

    protected Faults Faults { get; private set; } = Faults.None;

    /// <summary>Name of the form that came back refused; null when none did.</summary>
    protected string? Refused { get; private set; }

    /// <summary>It was refused because somebody else changed the thing meanwhile: the page shows what is there now.</summary>
    protected bool Stale { get; private set; }

    protected IndonesianTimeZone Zone { get; private set; } = IndonesianTimeZone.Western;

    protected LocalDate Today { get; private set; }

    protected CommandId Command => Sent is { } sent ? new(sent) : CommandId.New();

    protected CancellationToken Aborted => Http.RequestAborted;

    /// <summary>The day; pages call it first.</summary>
    protected override async Task OnInitializedAsync()
    {
        Zone = await Clock.ZoneAsync(Aborted);
        Today = await Clock.TodayAsync(Aborted);
    }

    internal FormReading Reading() => new(Sentences);

    /// <summary>Keeps the faults, the form's command id and what was typed.</summary>
    internal void Refuse(string form, FormReading reading) => Refuse(form, reading.Faults);

    protected void Refuse(string form, Rejection no, string? field = null)
    {
        Stale = no == CommandRejections.ChangedMeanwhile;
        Refuse(form, Faults.Of(new Fault(field, Sentences.For(no))));
    }

    /// <summary>To a page that shows the receipt.</summary>
    protected void Done(string address, Receipt receipt) =>
        Navigation.NavigateTo(ReceiptDesk.After(address, receipt));

    /// <summary>What a form shows of faults: its own only.</summary>
    protected Faults FaultsOf(string form) => Refused == form ? Faults : Faults.None;

    /// <summary>The command id of a form: the one it came back with, else a new one.</summary>
    protected Guid? CommandOf(string form) => Refused == form ? Sent : null;

    private void Refuse(string form, Faults faults)
    {
        (Refused, Faults) = (form, faults);
        Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }
}
