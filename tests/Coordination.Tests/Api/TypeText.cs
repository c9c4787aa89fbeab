using System.Reflection;

namespace Coordination.Tests.Api;

/// <summary>Writes types as C# does, with the question marks that the compiler knows of.</summary>
internal static class TypeText
{
    private static readonly NullabilityInfoContext Nullability = new();

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(object)] = "object", [typeof(string)] = "string", [typeof(bool)] = "bool", [typeof(int)] = "int",
        [typeof(long)] = "long", [typeof(double)] = "double", [typeof(byte)] = "byte", [typeof(char)] = "char",
    };

    public static string Of(PropertyInfo property) => Of(property.PropertyType, Nullability.Create(property));

    public static string Of(FieldInfo field) => Of(field.FieldType, Nullability.Create(field));

    public static string Of(ParameterInfo parameter) => Of(parameter.ParameterType, Nullability.Create(parameter));

    public static string Of(Type type, NullabilityInfo? info = null)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Of(value) + "?";
        }

        var mark = !type.IsValueType && info is { ReadState: NullabilityState.Nullable } ? "?" : "";
        if (type.IsArray)
        {
            return Of(type.GetElementType()!, info?.ElementType) + "[]" + mark;
        }

        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword + mark;
        }

        var name = (type.DeclaringType is { } outer && !type.IsGenericParameter ? Of(outer) + "." : "") + type.Name.Split('`')[0];
        if (!type.IsGenericType)
        {
            return name + mark;
        }

        var arguments = type.GetGenericArguments().Select((one, place) => Of(one, info?.GenericTypeArguments.ElementAtOrDefault(place)));
        return $"{name}<{string.Join(", ", arguments)}>{mark}";
    }
}
