using Microsoft.Extensions.Primitives;

namespace Tera.Procedures.Demonstration;

/// <summary>A form with what an official has typed into it, as a browser would send it.</summary>
internal sealed class FilledForm
{
    private readonly Dictionary<string, StringValues> _fields = [];
    private readonly FormFileCollection _files = [];

    /// <summary>One value more for a field; nothing where there is none.</summary>
    public FilledForm With(string name, string? value)
    {
        if (value is not null)
        {
            _fields[name] = StringValues.Concat(_fields.GetValueOrDefault(name), value);
        }

        return this;
    }

    /// <summary>A field that is sent several times.</summary>
    public FilledForm With(string name, IEnumerable<string> values) => values.Aggregate(this, (form, value) => form.With(name, value));

    public FilledForm WithFile(string name, string fileName, byte[] content)
    {
        _files.Add(new FormFile(new MemoryStream(content), 0, content.Length, name, fileName));
        return this;
    }

    public FormCollection ToCollection() => new(_fields, _files);
}
