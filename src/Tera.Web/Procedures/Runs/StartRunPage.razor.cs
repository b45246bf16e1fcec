using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Components;
using Tera.Platform.Data;
using Tera.Platform.Texts;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Shared;

namespace Tera.Procedures.Runs;

/// <summary>Begins a run: which SOP, which year, and which quarter or, where the SOP runs about no period, which matter.</summary>
[Authorize]
public sealed partial class StartRunPage(
    TeraDbContext db, StartRunHandler start, StartablePeriods startable, BeginnableProcedures beginnable, DefinitionCache definitions, CurrentUser user, Sentences sentences, RegionClock region, NavigationManager navigation)
{
    private static readonly IReadOnlyList<Choice> Quarters =
        [.. Quarter.All.Select(quarter => new Choice(quarter.Number.ToString(CultureInfo.InvariantCulture), quarter.ToString()))];

    private static readonly Choice WholeYear = new("0", "Setahun penuh");

    private List<ProcedureRow> known = [];
    private List<ProcedureRow> offered = [];
    private IReadOnlyList<Choice> years = [];
    private Faults faults = Faults.None;
    private IReadOnlySet<Guid> aboutMatters = new HashSet<Guid>();
    private string thisYear = "";
    private string lastQuarter = "1";
    private IReadOnlyList<StartablePeriod> periods = [];
    private bool coverMissing;

    [SupplyParameterFromForm(FormName = "mulai")]
    private Input? Form { get; set; }

    [SupplyParameterFromForm(FormName = "mulai", Name = CommandFields.CommandName)]
    private Guid? Command { get; set; }

    /// <summary>The SOP asked for.</summary>
    [SupplyParameterFromQuery(Name = "sop")]
    private string? Asked { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    /// <summary>Some ask for a period and some for a matter: which it is, is asked first, for one form cannot ask both.</summary>
    private bool Mixed => offered.Exists(row => aboutMatters.Contains(row.Id)) && offered.Exists(row => !aboutMatters.Contains(row.Id));

    private ProcedureRow? Only => offered.Find(row => row.Id.ToString() == (Form?.Sop ?? Asked));

    /// <summary>Those of one form.</summary>
    private List<ProcedureRow> Among => !Mixed ? offered : Only is { } only ? [only] : [];

    private string? Lead => offered.Count == 0 ? null
        : Among.Count == 0 ? "Pilih SOP yang akan dijalankan."
        : AsksMatter ? "Pilih SOP yang berlaku dan tulis perihalnya. Tugas pertama terbuka begitu Anda memulai."
        : "Pilih SOP yang berlaku dan periode yang diukur. Tugas pertama terbuka begitu Anda memulai.";

    private bool AsksMatter => Among.Exists(row => aboutMatters.Contains(row.Id));

    private IReadOnlyList<Choice> Choices => [.. Among.Select(row => new Choice(row.Id.ToString(), row.Title, $"{row.Agency} · {Rhythm(row)} · dimulai {row.Starter}"))];

    /// <summary>The SOP that is chosen unless the user chooses another; of several none, for what one runs about is not what another does.</summary>
    private string Chosen => Form?.Sop ?? Among.Find(row => row.Id.ToString() == Asked || Among.Count == 1)?.Id.ToString() ?? "";

    /// <summary>What the SOP asked for runs about; of several to choose from, what any of them does.</summary>
    private IReadOnlyList<Choice> Periods
    {
        get
        {
            var asked = offered.Where(row => offered.Count == 1 || row.Id.ToString() == Asked).ToList();
            var among = asked.Count > 0 ? asked : offered;
            return
            [
                .. among.Any(row => row.Periodicity is not Periodicity.Yearly) ? Quarters : [],
                .. among.Any(row => row.Periodicity is not Periodicity.Quarterly) ? [WholeYear] : Array.Empty<Choice>(),
            ];
        }
    }

    /// <summary>SOPs that others begin.</summary>
    private IReadOnlyList<ProcedureRow> Others => [.. known.Except(offered)];

    private IReadOnlyList<StartablePeriod> Taken => [.. periods.Where(period => period.Why is not null)];

    /// <summary>Periods about which a run has ended, and may be begun once more.</summary>
    private IReadOnlyList<StartablePeriod> Again => [.. periods.Where(period => period is { Why: null, Before: not null })];

    private StartablePeriod? Proposed => periods.FirstOrDefault(period => period is { Why: null, Before: null });

    private string ChosenYear => Form?.Tahun ?? (AsksMatter ? thisYear : null) ?? Proposed?.Year.ToString(CultureInfo.InvariantCulture) ?? years[0].Value;

    private string ChosenPeriod => Form?.Periode ?? (Proposed is { } free ? (free.Quarter ?? 0).ToString(CultureInfo.InvariantCulture) : null)
        ?? (offered.Find(row => row.Id.ToString() == Chosen) is { } row ? row.Periodicity is Periodicity.Yearly ? WholeYear.Value : lastQuarter : "");

    protected override async Task OnInitializedAsync()
    {
        var today = await region.TodayAsync(Http.RequestAborted);
        var before = FiscalPeriod.Of(today).Plus(-1);
        thisYear = today.Year.ToString(CultureInfo.InvariantCulture);
        (lastQuarter, years) = (before.Quarter.Number.ToString(CultureInfo.InvariantCulture), Years(before.Year.Value, today.Year));
        var agencies = user.Required.SeesEveryAgency ? null : user.Required.Agencies.Select(agency => agency.Value).ToArray();
        var rows = await db.Database.SqlQuery<ProcedureRow>(
            $"""
             select p.id, v.id as version, p.title, a.short_name as agency, v.content::json ->> 'periodicity' as stated,
                    (select lane ->> 'role' from json_array_elements(v.content::json -> 'lanes') lane where lane ->> 'key' = v.content::json -> 'steps' -> 0 -> 'acts' -> 0 -> 'lanes' ->> 0) as starter
             from procedures.procedure p
             join organisation.agency a on a.id = p.agency_id
             join procedures.version v on v.procedure_id = p.id and v.state in ('InForce', 'InRevision')
             where {agencies}::uuid[] is null or p.agency_id = any ({agencies}::uuid[])
             order by a.ordinal, a.name, p.title, p.id limit 200
             """).ToListAsync(Http.RequestAborted);
        var mine = await beginnable.OfAsync(user.Required.PersonId, Http.RequestAborted);
        (known, offered) = (rows, rows.FindAll(row => mine.Contains(new(row.Id))));
        aboutMatters = await AboutMattersAsync(Http.RequestAborted);
        if (!AsksMatter && Among.Count > 0 && Guid.TryParse(Chosen, out var chosen) && offered.Exists(row => row.Id == chosen))
        {
            periods = await startable.OfAsync(new(chosen), before, Http.RequestAborted);
        }
    }

    private async Task<IReadOnlySet<Guid>> AboutMattersAsync(CancellationToken ct)
    {
        HashSet<Guid> found = [];
        foreach (var row in offered)
        {
            if (!(await definitions.OfAsync(db, new(row.Version), ct)).IsOfPeriod)
            {
                found.Add(row.Id);
            }
        }

        return found;
    }

    private async Task StartAsync()
    {
        var form = Form ?? new Input();
        form.Perintah = Command ?? Guid.Empty;
        var subject = await SubjectAsync(form);
        if (subject is null || !Guid.TryParse(form.Sop, out var procedure))
        {
            Refuse(RunPostRejections.NotShown());
            return;
        }

        var command = new StartRun(new(form.Perintah), new(procedure), subject, Text(form.Alasan), user.Required.PersonId);
        if (!(await start.HandleAsync(command, Http.RequestAborted)).Accepted(out var receipt, out var no))
        {
            coverMissing = no.Code == "procedures.run.cover-incomplete";
            Refuse(no);
            return;
        }

        navigation.NavigateTo(ReceiptDesk.After(ProceduresLinks.Run(new(Guid.Parse(receipt.Result))), receipt));
    }

    /// <summary>The agency of the SOP is what it measures.</summary>
    private async Task<RunSubject?> SubjectAsync(Input form)
    {
        if (!Guid.TryParse(form.Sop, out var procedure) || known.All(row => row.Id != procedure)
            || !int.TryParse(form.Tahun, NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < FiscalYear.Minimum or > FiscalYear.Maximum
            || QuarterOf(form, aboutMatters.Contains(procedure)) is not { } quarter)
        {
            return null;
        }

        var agency = await db.Database.SqlQuery<Guid>($"""select agency_id as "Value" from procedures.procedure where id = {procedure}""").SingleAsync(Http.RequestAborted);
        return new("agency", agency, year, quarter == 0 ? null : quarter) { Matter = Line(form.Perihal) };
    }

    /// <summary>0 for a whole year, and for a matter; null for none.</summary>
    private static int? QuarterOf(Input form, bool isMatter) =>
        isMatter ? 0 : int.TryParse(form.Periode, NumberStyles.None, CultureInfo.InvariantCulture, out var quarter) && quarter <= 4 ? quarter : null;

    private string Rhythm(ProcedureRow row) => aboutMatters.Contains(row.Id) ? "per perihal" : row.Period;

    private static string Words(StartablePeriod period) => period.Quarter is { } quarter ? $"{new Quarter(quarter)} {period.Year}" : $"setahun penuh {period.Year}";

    private void Refuse(Rejection no)
    {
        Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        faults = Faults.Of(new Fault(null, sentences.For(no)));
    }

    private static IReadOnlyList<Choice> Years(int first, int last) => [.. new[] { first, last, first - 1 }.Distinct()
        .Select(year => year.ToString(CultureInfo.InvariantCulture)).Select(year => new Choice(year, year))];

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    /// <summary>What was pasted with breaks becomes one line: it is the name of a run.</summary>
    private static string? Line(string? typed) => Text(string.Join(' ', (typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    private sealed class Input
    {
        public Guid Perintah { get; set; }

        public string? Sop { get; set; }

        public string? Tahun { get; set; }

        public string? Periode { get; set; }

        public string? Perihal { get; set; }

        public string? Alasan { get; set; }
    }

    private sealed record ProcedureRow(Guid Id, Guid Version, string Title, string Agency, string Stated, string Starter)
    {
        public Periodicity Periodicity => Enum.Parse<Periodicity>(Stated, ignoreCase: true);

        public string Period => Periodicity switch
        {
            Periodicity.Quarterly => "triwulanan",
            Periodicity.Yearly => "tahunan",
            _ => "triwulanan atau tahunan",
        };
    }
}
