using System.Text;
using System.Text.RegularExpressions;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Library;

/// <summary>Writes a tree as the text of an SOP file: two blanks for each level, texts quoted only where YAML would read them otherwise.</summary>
internal sealed partial class YamlText
{
    private readonly StringBuilder _text = new();

    /// <summary>The file of an SOP; read again it gives the same definition. Notes of the file it came from are no part of the definition.</summary>
    public static string Write(ProcedureDefinition definition)
    {
        var yaml = new YamlText();
        yaml.Line(0, $"# SOP {definition.Title.ReplaceLineEndings(" ")}");
        yaml.Line(0, "# Cara membaca dan menulis berkas ini: docs/sop-file.md");
        foreach (var entry in DefinitionTree.Of(definition).Entries)
        {
            if (entry.Value is not YamlTree.Scalar)
            {
                yaml.Gap();
            }

            yaml.Write(entry, 0, "");
        }

        return yaml._text.ToString();
    }

    private void Write(MapEntry entry, int depth, string dash)
    {
        switch (entry.Value)
        {
            case YamlTree.Scalar scalar:
                Line(depth, $"{dash}{entry.Key}: {Written(entry.Key, scalar.Value)}");
                break;
            case YamlTree.List list when IsNames(list):
                Line(depth, $"{dash}{entry.Key}: [{string.Join(", ", list.Items.Cast<YamlTree.Scalar>().Select(item => item.Value))}]");
                break;
            case YamlTree.List list:
                Line(depth, $"{dash}{entry.Key}:");
                WriteItems(list, Below(depth, dash));
                break;
            case YamlTree.Map map:
                Line(depth, $"{dash}{entry.Key}:");
                foreach (var inner in map.Entries)
                {
                    Write(inner, Below(depth, dash), "");
                }

                break;
        }
    }

    private void WriteItems(YamlTree.List list, int depth)
    {
        foreach (var (at, item) in list.Items.Index())
        {
            if (item is YamlTree.Map row)
            {
                if (at > 0 && row.Entries.Any(entry => entry.Key == "tindakan"))
                {
                    Gap();
                }

                foreach (var (inner, entry) in row.Entries.Index())
                {
                    Write(entry, inner == 0 ? depth : depth + 1, inner == 0 ? "- " : "");
                }
            }
            else if (item is YamlTree.Scalar scalar)
            {
                Line(depth, $"- {Scalar(scalar.Value)}");
            }
        }
    }

    private static int Below(int depth, string dash) => depth + (dash.Length > 0 ? 2 : 1);

    private void Line(int depth, string line) => _text.Append(' ', depth * 2).Append(line).Append('\n');

    private void Gap() => _text.Append('\n');

    /// <summary>Codes of lanes and steps, which read best in one line.</summary>
    private static bool IsNames(YamlTree.List list) => list.Items.All(item => item is YamlTree.Scalar scalar && KeyFormat.IsValid(scalar.Value) && scalar.Value != "null");

    private static string Written(string key, string value) => key is "baris" or "yakin" ? value : Scalar(value);

    private static string Scalar(string value) =>
        Plain().IsMatch(value) && value is not ("null" or "Null" or "NULL") && !value.Contains(": ", StringComparison.Ordinal) && !value.Contains(" #", StringComparison.Ordinal)
            ? value
            : $"\"{Escaped(value)}\"";

    private static string Escaped(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>Begins with a letter, so it can be no number, date, dash or bracket; ends with something that is no colon and no blank.</summary>
    [GeneratedRegex(@"^\p{L}(?:[\p{L}\p{N}\p{P}\p{S} ]*[\p{L}\p{N}.,)/;%?!'""”’-])?$")]
    private static partial Regex Plain();
}
