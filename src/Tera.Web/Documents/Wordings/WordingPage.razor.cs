using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Tera.Documents.Letters;
using Tera.Organisation.Contracts;
using Tera.Platform.Components;

namespace Tera.Documents.Wordings;

/// <summary>How an agency words one kind of letter: everybody of the agency reads it, its keepers change it and look at it before they do.</summary>
[Authorize]
public sealed partial class WordingPage(
    WordingReader wordings, WordingPreview preview, SettleWordingHandler settle, LetterKeepers keepers, OrganisationDirectory directory)
{
    private const string WordingForm = "templat", ProgramForm = "kalimat-program", SaveAction = "simpan";

    private readonly Dictionary<string, string> typed = [];
    private IReadOnlyList<WordingLine> versions = [];
    private IReadOnlyList<Choice> examples = [];
    private WordingKind? kind;
    private AgencyCard? agency;
    private WordingVersionId? shown;
    private string sheets = "";
    private string? example;
    private int seen;
    private bool mayKeep;
    private bool isRead;

    [Parameter]
    public string Kind { get; set; } = "";

    [SupplyParameterFromQuery(Name = "instansi")]
    private string? AskedAgency { get; set; }

    /// <summary>Number of an earlier version to look at, and to begin from.</summary>
    [SupplyParameterFromQuery(Name = "versi")]
    private string? AskedVersion { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        var mine = await directory.AgenciesAsync(Current.Required, Aborted);
        (kind, agency) = (WordingKind.Find(Kind), Guid.TryParse(AskedAgency, out var wanted) ? mine.FirstOrDefault(one => one.Id.Value == wanted) : mine is [var own, ..] ? own : null);
        if (kind is null || agency is null)
        {
            Navigation.NotFound();
            return;
        }

        versions = await wordings.HistoryAsync(agency.Id, kind, Aborted);
        var asked = int.TryParse(AskedVersion, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? versions.FirstOrDefault(one => one.Number == number) : null;
        var latest = versions is [var first, ..] ? first : null;
        (shown, seen) = ((asked ?? latest)?.Id, latest?.Number ?? 0);
        mayKeep = await keepers.IncludeAsync(Current.Required, agency.Id, Aborted);
        examples = await preview.ExamplesAsync(agency.Id, kind, Aborted);
        var wording = await wordings.OfAsync(kind, shown, Aborted);
        foreach (var part in kind.Parts)
        {
            typed[part.Key] = wording.Text(part);
        }

        await ShowAsync(wording);
        isRead = true;
    }

    /// <summary>Keeps a version, or only shows what was typed.</summary>
    private async Task AnswerAsync()
    {
        var form = await Http.Request.ReadFormAsync(Aborted);
        var reading = Reading();
        Dictionary<string, WordedText> texts = [];
        foreach (var part in kind!.Parts)
        {
            typed[part.Key] = form[FieldOf(part)].ToString();
            if (reading.Take(FieldOf(part), WordedText.Parse(typed[part.Key], kind.Placeholders, part.Required)) is { } text)
            {
                texts[part.Key] = text;
            }
        }

        example = form["Contoh"].ToString();
        if (!mayKeep)
        {
            Navigation.NotFound();
        }
        else if (!reading.Clean)
        {
            Refuse(WordingForm, reading);
        }
        else if (form["Aksi"] != SaveAction)
        {
            await ShowAsync(new(kind, texts.ToDictionary(text => text.Key, text => text.Value.Text)));
        }
        else if ((await settle.HandleAsync(new(Command, Current.Required, agency!.Id, kind, texts, Seen ?? 0), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(DocumentLinks.Wording(agency.Id, kind.Code), receipt);
        }
        else
        {
            Refuse(WordingForm, no);
        }
    }

    private async Task ReturnAsync()
    {
        if (!mayKeep)
        {
            Navigation.NotFound();
        }
        else if ((await settle.HandleAsync(new(Command, Current.Required, agency!.Id, kind!, Texts: null, Seen ?? 0), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(DocumentLinks.Wording(agency.Id, kind!.Code), receipt);
        }
        else
        {
            Refuse(ProgramForm, no);
        }
    }

    private async Task ShowAsync(LetterWording wording) =>
        sheets = await preview.SheetsAsync(Current.Required, agency!.Id, wording, example, Today, Aborted);

    private string VersionHref(WordingLine version) =>
        string.Create(CultureInfo.InvariantCulture, $"{DocumentLinks.Wording(agency!.Id, kind!.Code)}&versi={version.Number}");

    private static string FieldOf(WordingPart part) => $"Bagian.{part.Key}";
}
