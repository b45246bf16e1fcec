using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Tera.Documents.Retention;
using Tera.Organisation.Contracts;
using Tera.Platform.Components;
using Tera.Shared;

namespace Tera.Documents.Letters;

/// <summary>The register of an agency's outgoing letters; everybody of the agency reads it, its keepers say how numbers are written.</summary>
[Authorize]
public sealed partial class LetterRegisterPage(
    LetterRegisterQuery query, SettleRegisterHandler settle, NoteOutsideNumbersHandler note, VoidNumberHandler unuse, LetterKeepers keepers, RetentionReader retention,
    OrganisationDirectory directory)
{
    private const string PatternForm = "pola-nomor", OutsideForm = "nomor-di-luar", VoidForm = "nomor-batal";

    private static readonly Choice[] States =
    [
        .. Enum.GetValues<LetterState>().Select(state => new Choice(state.ToString(), RegisterWords.Of(state))), new(RegisterFilter.Outside, RegisterWords.Of(null)),
    ];

    private IReadOnlyList<Choice> agencies = [];
    private IReadOnlyList<RegisterName> books = [];
    private IReadOnlyList<KeptNumber> kept = [];
    private IReadOnlyList<Choice> codes = [];
    private RegisterName? book;
    private AgencyCard? agency;
    private RegisterView? view;
    private FiscalYear year;
    private bool mayKeep;

    [SupplyParameterFromQuery(Name = "instansi")]
    private string? AskedAgency { get; set; }

    [SupplyParameterFromQuery(Name = "tahun")]
    private string? AskedYear { get; set; }

    /// <summary>Which of the agency's registers; the general one unless it says otherwise.</summary>
    [SupplyParameterFromQuery(Name = "buku")]
    private string? AskedBook { get; set; }

    [SupplyParameterFromQuery(Name = "keadaan")]
    private string? State { get; set; }

    [SupplyParameterFromQuery(Name = "cari")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "halaman")]
    private string? AskedPage { get; set; }

    [SupplyParameterFromForm(FormName = PatternForm)]
    private PatternInput? Form { get; set; }

    [SupplyParameterFromForm(FormName = OutsideForm)]
    private OutsideInput? Outside { get; set; }

    [SupplyParameterFromForm(FormName = VoidForm)]
    private VoidInput? Unused { get; set; }

    private IReadOnlyList<Choice> Kept => [.. kept.Select(one => new Choice(one.Id.ToString("D"), one.Text))];

    private bool Narrows => !string.IsNullOrWhiteSpace(Search) || !string.IsNullOrEmpty(State);

    private IReadOnlyList<Choice> Books => [.. books.Select(one => new Choice(one.Book, one.Closed ? $"{one.Name} (ditutup)" : one.Name))];

    private IReadOnlyList<Choice> Years => [.. view!.Years.Append(Today.Year).Append(year.Value).Distinct().OrderDescending().Select(one => new Choice(Invariant(one), Invariant(one)))];

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        var mine = await directory.AgenciesAsync(Current.Required, Aborted);
        agencies = [.. mine.Select(one => new Choice(one.Id.ToString(), one.ShortName))];
        agency = Guid.TryParse(AskedAgency, out var wanted) ? mine.FirstOrDefault(one => one.Id.Value == wanted) : mine is [var first, ..] ? first : null;
        year = FiscalYear.Parse(AskedYear).Accepted(out var read, out _) ? read : new FiscalYear(Today.Year);
        if (agency is null)
        {
            if (AskedAgency is not null)
            {
                Navigation.NotFound();
            }

            return;
        }

        books = await query.NamesAsync(agency.Id, Aborted);
        book = books.FirstOrDefault(one => one.Book == (string.IsNullOrEmpty(AskedBook) ? LetterNumbers.Outgoing : AskedBook));
        if (book is null)
        {
            Navigation.NotFound();
            return;
        }

        var asked = int.TryParse(AskedPage, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1;
        view = await query.ReadAsync(agency.Id, book.Book, year, new(Search, State, asked), Aborted);
        Form ??= new() { Pattern = view.Register.Pattern, Classification = view.Register.Classification, UnitCode = view.Register.UnitCode };
        Outside ??= new();
        Unused ??= new();
        mayKeep = !book.Closed && await keepers.IncludeAsync(Current.Required, agency.Id, Aborted);
        kept = mayKeep ? await query.KeptAsync(view.Register.Id, Aborted) : [];
        codes = mayKeep ? [.. (await retention.CodesAsync(Aborted)).Select(row => row.Choice)] : [];
    }

    private async Task SettleAsync()
    {
        var reading = Reading();
        var (pattern, classification, unit) = (
            reading.Take("Form.Pattern", LetterNumberPattern.Parse(Form!.Pattern)), reading.Line("Form.Classification", Form.Classification), reading.Line("Form.UnitCode", Form.UnitCode));
        if (!mayKeep)
        {
            Navigation.NotFound();
        }
        else if (!reading.Clean)
        {
            Refuse(PatternForm, reading);
        }
        else if ((await settle.HandleAsync(new(Command, Current.Required, agency!.Id, book!.Book, year, pattern!, classification!, unit!, Seen ?? 0), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(DocumentLinks.Register(agency.Id, year.Value, book.Book), receipt);
        }
        else
        {
            Refuse(PatternForm, no, "Form.Pattern");
        }
    }

    private async Task NoteAsync()
    {
        var reading = Reading();
        var (last, reason) = (reading.Whole("Outside.Last", Outside!.Last, 1, 999_999), reading.Line("Outside.Reason", Outside.Reason));
        if (!mayKeep)
        {
            Navigation.NotFound();
        }
        else if (!reading.Clean)
        {
            Refuse(OutsideForm, reading);
        }
        else if ((await note.HandleAsync(new(Command, Current.Required, agency!.Id, book!.Book, year, last!.Value, Seen ?? -1, reason!), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(DocumentLinks.Register(agency.Id, year.Value, book.Book), receipt);
        }
        else
        {
            Refuse(OutsideForm, no, "Outside.Last");
        }
    }

    private async Task VoidAsync()
    {
        var reading = Reading();
        var (number, reason) = (reading.Id("Unused.Number", Unused!.Number), reading.Line("Unused.Reason", Unused.Reason));
        if (!mayKeep)
        {
            Navigation.NotFound();
        }
        else if (!reading.Clean)
        {
            Refuse(VoidForm, reading);
        }
        else if ((await unuse.HandleAsync(new(Command, Current.Required, agency!.Id, book!.Book, year, number!.Value, reason!), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(DocumentLinks.Register(agency.Id, year.Value, book.Book), receipt);
        }
        else
        {
            Refuse(VoidForm, no, "Unused.Number");
        }
    }

    private string PageHref(int page) => QueryHelpers.AddQueryString(DocumentLinks.Register(agency!.Id, year.Value, book!.Book), new Dictionary<string, string?>
    {
        ["keadaan"] = State,
        ["cari"] = Search,
        ["halaman"] = Invariant(page),
    }.Where(pair => !string.IsNullOrEmpty(pair.Value)));

    private static string Number(int number) => IndonesianNumber.Format(number, 0);

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed class PatternInput
    {
        public string? Pattern { get; set; }

        public string? Classification { get; set; }

        public string? UnitCode { get; set; }
    }

    private sealed class OutsideInput
    {
        public string? Last { get; set; }

        public string? Reason { get; set; }
    }

    private sealed class VoidInput
    {
        public string? Number { get; set; }

        public string? Reason { get; set; }
    }
}
