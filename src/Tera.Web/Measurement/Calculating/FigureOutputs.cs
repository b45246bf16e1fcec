using System.Text.Json;
using CsvHelper;
using Tera.Measurement.Recaps;

namespace Tera.Measurement.Calculating;

/// <summary>Where the rows go.</summary>
internal interface IFigureOutput : IDisposable
{
    void Write(FigureRecord record, FigureResult result);
}

/// <summary>The same rows, with the answers behind them; columns of an earlier answer are written anew in their place.</summary>
internal sealed class CsvFigureOutput : IFigureOutput
{
    public const string Percent = "capaian", Reason = "reason";

    private readonly CsvWriter _csv;
    private readonly (string Name, Func<FigureResult, string> Text)[] _answers;
    private readonly int?[] _places;

    /// <param name="separator">That of the file: the rows go out as they came.</param>
    public CsvFigureOutput(Stream output, char separator, FigureColumns columns, FigureOrder order)
    {
        _csv = CsvWriter.Create(output, new CsvWriterOptions { NewLine = "\n", Separator = separator }, leaveOpen: true);
        _answers = [.. Answers(columns, order)];
        _places = [.. _answers.Select(answer => columns.PlaceOf(answer.Name))];
        Header(columns);
    }

    /// <summary>The names under which answers are written.</summary>
    public static IEnumerable<string> Written(FigureColumns columns, FigureOrder order) => Answers(columns, order).Select(answer => answer.Name);

    public void Write(FigureRecord record, FigureResult result)
    {
        for (var at = 0; at < record.Cells.Count; at++)
        {
            var answer = Array.IndexOf(_places, at);
            _csv.WriteField(answer < 0 ? record.Cells[at] : _answers[answer].Text(result));
        }

        for (var answer = 0; answer < _answers.Length; answer++)
        {
            if (_places[answer] is null)
            {
                _csv.WriteField(_answers[answer].Text(result));
            }
        }

        _csv.EndRecord();
    }

    public void Dispose() => _csv.Dispose();

    private void Header(FigureColumns columns)
    {
        foreach (var name in columns.Names.Concat(_answers.Where((_, at) => _places[at] is null).Select(answer => answer.Name)))
        {
            _csv.WriteField(name);
        }

        _csv.EndRecord();
    }

    private static IEnumerable<(string Name, Func<FigureResult, string> Text)> Answers(FigureColumns columns, FigureOrder order)
    {
        yield return (Percent, result => Number(result.Percent, result.Decimals));
        if (columns.HaveBudget)
        {
            yield return ("penyerapan", result => Number(result.Absorption, result.Decimals));
        }

        if (order.Efficiency is not null)
        {
            yield return ("efisiensi", result => Number(result.Efficiency, result.Decimals));
        }

        yield return (Reason, result => result.Reason);
        if (order.WithTrace)
        {
            yield return ("capaian_asli", result => Number(result.Raw, result.Decimals));
            yield return ("aturan", result => result.Rule);
            yield return ("jejak", result => string.Join("; ", result.Lines.Select(line => $"{line.Label}: {line.Text}")));
        }

        if (order.WithOtherRules)
        {
            yield return ("aturan_lain", result => string.Join("; ", result.Others.Select(OtherRuleWords.Of)));
        }
    }

    private static string Number(decimal? value, int decimals) => value is { } number ? InvariantNumber.Write(number, decimals) : "";
}

/// <summary>One document with every row, its rule and its working, and the faults.</summary>
internal sealed class JsonFigureOutput : IFigureOutput
{
    private const int FlushedAt = 1 << 16;

    private readonly Stream _stream;
    private readonly Utf8JsonWriter _json;
    private readonly FigureColumns _columns;
    private readonly FigureFaults _faults;

    public JsonFigureOutput(Stream stream, FigureColumns columns, FigureFaults faults)
    {
        (_stream, _columns, _faults) = (stream, columns, faults);
        _json = new(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        _json.WriteStartObject();
        _json.WriteStartArray("rows");
    }

    public void Write(FigureRecord record, FigureResult result)
    {
        _json.WriteStartObject();
        _json.WriteNumber("line", record.Line);
        _json.WriteStartObject("cells");
        foreach (var (name, cell) in _columns.Names.Zip(record.Cells).DistinctBy(pair => pair.First))
        {
            _json.WriteString(name, cell);
        }

        _json.WriteEndObject();
        Number(CsvFigureOutput.Percent, result.Percent, result.Decimals);
        Text(CsvFigureOutput.Reason, result.Reason);
        Number("raw", result.Raw, result.Decimals);
        Number("absorption", result.Absorption, result.Decimals);
        Number("efficiency", result.Efficiency, result.Decimals);
        Text("rule", result.Rule);
        _json.WriteStartArray("steps");
        foreach (var line in result.Lines)
        {
            _json.WriteStartObject();
            _json.WriteString("label", line.Label);
            _json.WriteString("text", line.Text);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteStartArray("otherRules");
        foreach (var other in result.Others)
        {
            _json.WriteStringValue(OtherRuleWords.Of(other));
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
        if (_json.BytesPending > FlushedAt)
        {
            _json.Flush();
        }
    }

    public void Dispose()
    {
        _json.WriteEndArray();
        _json.WriteNumber("faulty", _faults.Count);
        _json.WriteStartArray("faults");
        foreach (var fault in _faults.Shown)
        {
            _json.WriteStartObject();
            _json.WriteNumber("line", fault.Line);
            _json.WriteString("column", fault.Column);
            _json.WriteString("text", fault.Text);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Dispose();
        _stream.Write("\n"u8);
        _stream.Flush();
    }

    private void Number(string name, decimal? value, int decimals)
    {
        _json.WritePropertyName(name);
        if (value is { } number)
        {
            _json.WriteRawValue(InvariantNumber.Write(number, decimals));
        }
        else
        {
            _json.WriteNullValue();
        }
    }

    private void Text(string name, string text)
    {
        _json.WritePropertyName(name);
        if (text.Length == 0)
        {
            _json.WriteNullValue();
        }
        else
        {
            _json.WriteStringValue(text);
        }
    }
}
