{% macro grant_select(role) %}
  grant select on all tables in schema {{ target.schema }} to {{ role }};
{% endmacro %}
