using System.Collections;
using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Tera.Procedures.Engine;

namespace Tera.Procedures.Builders;

/// <summary>The whole state of a run as text. It reads every property that is stored, so a new one is compared without being named here.</summary>
internal static class RunText
{
    public static string Of(Run run)
    {
        var text = new StringBuilder();
        Write(text, run, 0);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value, int depth)
    {
        switch (value)
        {
            case null:
                text.Append(" -\n");
                break;
            case Instant instant:
                text.Append(' ').Append(InstantPattern.ExtendedIso.Format(instant)).Append('\n');
                break;
            case string or ValueType and not IEnumerable:
                text.Append(' ').Append(Convert.ToString(value, CultureInfo.InvariantCulture)).Append('\n');
                break;
            case IEnumerable items:
                text.Append('\n');
                foreach (var item in items)
                {
                    text.Append(' ', depth * 2).Append('*');
                    Write(text, item, depth + 1);
                }

                break;
            default:
                text.Append('\n');
                foreach (var property in value.GetType().GetProperties().Where(property => property.CanWrite))
                {
                    text.Append(' ', depth * 2).Append(property.Name).Append(':');
                    Write(text, property.GetValue(value), depth + 1);
                }

                break;
        }
    }
}
