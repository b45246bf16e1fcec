using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using NodaTime;
using NodaTime.Text;
using Tera.Documents.Contracts;
using Tera.EndToEnd.Robots;

namespace Tera.Bench;

/// <summary>What an official types into the form of a task.</summary>
internal static class PostForm
{
    private static readonly string[] Ticked = ["Dibaca", "SudahDitandatangani", "Harap", "Penerima", "Undangan", "Anggota", "Pengisi"];
    private static readonly string[] LeftEmpty = ["Sekretaris", "Pemanfaatan", "CoretNama", "KembaliKe", "SurelUntuk"];

    /// <summary>Beside what the form holds already.</summary>
    public static (string Name, string Value)[] Typed(IHtmlFormElement form, LocalDate today)
    {
        var groups = form.QuerySelectorAll("input,textarea,select").Where(field => field.HasAttribute("name")).GroupBy(field => field.GetAttribute("name")!);
        return [.. groups.SelectMany(group => Typed(group.Key, [.. group], today))];
    }

    private static IEnumerable<(string Name, string Value)> Typed(string name, IReadOnlyList<IElement> group, LocalDate today)
    {
        var kind = name.Split('.', '-', '[')[0].TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return group[0] switch
        {
            IHtmlInputElement { Type: "radio" or "checkbox" } when group.OfType<IHtmlInputElement>().Any(box => box.IsChecked) => [],
            IHtmlInputElement { Type: "radio" } when name == "Keputusan" => [(name, "ya")],
            IHtmlInputElement { Type: "radio" } box => [(name, box.Value)],
            IHtmlInputElement { Type: "checkbox" } box when Ticked.Contains(kind) => [(name, box.Value)],
            // Called for the evening and held in the morning: no hour that is called for has passed, none that was held is to come.
            IHtmlInputElement { Name: "JamMulai", Form: { } form } => [(name, form.QuerySelector("[name=Undangan]") is null ? Words.Held : Words.Called)],
            IHtmlInputElement { Name: "JamSelesai", Form: { } form } => [(name, form.QuerySelector("[name=Undangan]") is null ? Words.Over : Words.CalledUntil)],
            IHtmlInputElement { Type: "text", Value: "" } when Words.For(kind) is { } words => [(name, words)],
            IHtmlInputElement { Type: "password" } => [(name, DemonstrationCertificates.Passphrase)],
            IHtmlTextAreaElement { Value: "" } when Words.For(kind) is { } words => [(name, words)],
            IHtmlInputElement { Type: "date", Value: "" } => [(name, LocalDatePattern.Iso.Format(today.PlusDays(kind is "Tenggat" ? 1 : 0)))],
            IHtmlSelectElement { Value: null or "" } list when !LeftEmpty.Contains(kind) && list.Options.FirstOrDefault(one => one.Value.Length > 0) is { } first => [(name, first.Value)],
            _ => [],
        };
    }
}
